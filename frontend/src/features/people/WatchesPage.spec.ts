import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Watch } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import WatchesPage from './WatchesPage.vue'

const aWatch = (part: Partial<Watch> = {}): Watch => ({
  id: 'w-1',
  name: '周晓雯',
  sign_in: '6021',
  team: '夜班一组',
  starts_at: '2026-11-21T12:00:00Z',
  ends_at: '2026-11-21T20:00:00Z',
  given_by: '何静',
  is_on: true,
  ...part,
})
const teams = [{ id: 't-1', name: '夜班一组' }]
let server: FakeServer

function answer(watches: Watch[]): void {
  server = fakeServer({
    'GET /watches': () => ({ watches, teams }),
    'POST /watches': () => aWatch(),
    'DELETE /watches/w-1': () => null,
  })
}

const hand = async (name: string): Promise<void> => {
  await fireEvent.update(await screen.findByLabelText('同事账号'), name)
  await fireEvent.update(screen.getByLabelText('开始'), '2026-11-22T20:00')
  await fireEvent.update(screen.getByLabelText('结束（最长 16 小时）'), '2026-11-23T04:00')
  await fireEvent.submit(screen.getByLabelText('同事账号').closest('form') as HTMLFormElement)
}

beforeEach(() => queries.clear())

it('says who leads the duty over what, and whether it is now', async () => {
  answer([aWatch()])
  await show(WatchesPage)

  expect(await screen.findByText('周晓雯')).toBeTruthy()
  expect(screen.getByText('正在值班')).toBeTruthy()
  expect(screen.getByText('何静安排')).toBeTruthy()
})

it('hands the duty over for the hours typed on the clock of the bank', async () => {
  answer([])
  await show(WatchesPage)

  await hand(' 6021 ')
  await expect.poll(() => server.bodies('POST /watches')).toHaveLength(1)

  expect(server.bodies('POST /watches')).toEqual([
    {
      sign_in: '6021',
      team_id: 't-1',
      starts_at: '2026-11-22T12:00:00.000Z',
      ends_at: '2026-11-22T20:00:00.000Z',
    },
  ])
})

it('takes a watch back', async () => {
  answer([aWatch()])
  await show(WatchesPage)

  await fireEvent.click(await screen.findByRole('button', { name: '收回' }))

  await expect.poll(() => server.asked.some(({ method }) => method === 'DELETE')).toBe(true)
})

it('says in words why it was refused', async () => {
  answer([])
  server.routes['POST /watches'] = () => new Refusal(422, 'watch-unfit')
  await show(WatchesPage)

  await hand('6021')

  expect((await screen.findByRole('alert')).textContent).toContain('最长 16 小时')
})

it('gives axe nothing to complain about', async () => {
  answer([aWatch()])
  const { container } = await show(WatchesPage)
  await screen.findByText('周晓雯')

  expect(await complaintsOf(container)).toEqual([])
})
