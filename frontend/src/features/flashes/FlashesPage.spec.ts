import { fireEvent, screen, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Flash } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import FlashesPage from './FlashesPage.vue'

const aFlash = (part: Partial<Flash> = {}): Flash => ({
  id: 'f-1',
  about: '手机银行登录慢',
  say: '系统正在恢复，请您半小时后再试。',
  must_not_say: '',
  starts_at: '2026-11-21T12:00:00Z',
  ends_at: '2026-11-21T14:00:00Z',
  is_urgent: false,
  audience: { teams: [], skills: [] },
  stage: 'waiting',
  author: '沈岚',
  is_mine: false,
  written_at: '2026-11-21T12:00:00Z',
  approver: null,
  approved_at: null,
  withdrawer: null,
  withdrawn_at: null,
  seen: { people: 12, received: 0 },
  of_mine: null,
  ...part,
})
let server: FakeServer

function answer(...flashes: Flash[]): void {
  server = fakeServer({
    'GET /flashes': () => ({
      flashes,
      teams: [{ id: 't-1', name: '夜班一组', parent_id: null }],
      skills: [{ slug: 'card', name: '信用卡' }],
      queues: [{ code: 'card', name: '信用卡专线', skills: ['card'] }],
    }),
    'POST /flashes': () => ({ id: 'f-2' }),
    'POST /flashes/f-1/approval': () => null,
    'DELETE /flashes/f-1': () => null,
  })
}

beforeEach(() => queries.clear())

it('lets somebody else approve what waits', async () => {
  answer(aFlash())
  await show(FlashesPage)

  await fireEvent.click(await screen.findByRole('button', { name: '批准' }))

  await expect.poll(() => server.bodies('POST /flashes/f-1/approval')).toHaveLength(1)
})

it('offers its author no approval', async () => {
  answer(aFlash({ is_mine: true }))
  await show(FlashesPage)

  expect(await screen.findByText('你写的由另一位同事批准')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '批准' })).toBeNull()
})

it('says that somebody else was quicker, and shows what became of it', async () => {
  answer(aFlash())
  server.routes['POST /flashes/f-1/approval'] = () => new Refusal(409, 'flash-decided')
  await show(FlashesPage)
  const approve = await screen.findByRole('button', { name: '批准' })
  const approved = aFlash({ stage: 'running', approver: '方圆', approved_at: '2026-11-21T12:01:00Z' })
  server.routes['GET /flashes'] = () => ({ flashes: [approved], teams: [], skills: [], queues: [] })

  await fireEvent.click(approve)

  expect((await screen.findByRole('alert')).textContent).toContain('刚被批准')
  expect(await screen.findByText(/方圆批准/)).toBeTruthy()
})

it('counts who saw it, of all and of her own, and withdraws it', async () => {
  const seen = { people: 12, received: 9 }
  answer(
    aFlash({ stage: 'running', approver: '方圆', seen, of_mine: { people: 5, received: 4 } }),
    aFlash({ id: 'f-0', stage: 'withdrawn', withdrawer: '沈岚' }),
  )
  await show(FlashesPage)
  const line = (await screen.findByText(/9 人收到，共 12 人/)).closest('li') as HTMLElement
  expect(line.textContent).toContain('我负责的 5 人里 4 人收到')

  await fireEvent.click(within(line).getByRole('button', { name: '撤回' }))

  await expect.poll(() => server.asked.some(({ method }) => method === 'DELETE')).toBe(true)
})

it('hands in what was typed, for those chosen by queue, and counts every character', async () => {
  answer()
  await show(FlashesPage)
  expect(await screen.findByText('最近 30 天没有紧急口径')).toBeTruthy()
  await fireEvent.update(screen.getByLabelText('什么情况'), '𠮷'.repeat(60))
  await fireEvent.update(screen.getByLabelText('对客户这样说'), '请您稍后再试。')
  expect(screen.getByText('还可以写 53 个字')).toBeTruthy()
  await fireEvent.update(screen.getByLabelText('开始'), '2026-11-21T20:00')
  await fireEvent.update(screen.getByLabelText('结束（最长 3 天）'), '2026-11-21T22:00')
  await fireEvent.click(screen.getByLabelText('指定的人'))
  await fireEvent.click(screen.getByLabelText('信用卡专线'))
  await fireEvent.submit(screen.getByLabelText('什么情况').closest('form') as HTMLFormElement)

  await expect.poll(() => server.bodies('POST /flashes')).toHaveLength(1)
  expect(server.bodies('POST /flashes')[0]).toMatchObject({
    say: '请您稍后再试。',
    starts_at: '2026-11-21T12:00:00.000Z',
    audience: { teams: [], skills: ['card'] },
  })
  expect(await screen.findByText('已提交，等另一位同事批准')).toBeTruthy()
})

it('takes the words of a past one for the next', async () => {
  answer(aFlash({ stage: 'over', approver: '方圆', audience: { teams: ['t-1'], skills: [] } }))
  await show(FlashesPage)

  await fireEvent.click(await screen.findByRole('button', { name: '照这条再写' }))

  await expect.poll(() => screen.getByLabelText<HTMLInputElement>('什么情况').value).toBe('手机银行登录慢')
  expect(screen.getByLabelText<HTMLInputElement>('夜班一组').checked).toBe(true)
})

it('gives axe nothing to complain about', async () => {
  answer(aFlash())
  const { container } = await show(FlashesPage)
  await screen.findByText('手机银行登录慢')

  expect(await complaintsOf(container)).toEqual([])
})
