import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { Releases } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import ReleasesPage from './ReleasesPage.vue'

const told = (part: Partial<Releases> = {}): Releases => ({
  systems: [
    {
      system: '卡管系统',
      newest: { version: '5.3', effective_from: '2026-11-20T16:00:00Z' },
      items: 2,
      in_doubt: 1,
    },
  ],
  in_doubt: [
    {
      id: 'i-1',
      prompt: '客户要临时锁卡，点哪里？',
      lesson: '临时锁卡',
      article: { slug: 'card-lock', title: '临时锁卡' },
      picture: '/api/v1/pictures/f',
      alt: '客户页',
      options: [{ index: 0, text: '卡片管理', area: { left: 1, top: 2, width: 10, height: 10 } }],
      release: '卡管系统 5.2',
      newer: '卡管系统 5.3',
      since: '2026-11-20T16:00:00Z',
    },
  ],
  ...part,
})
vi.mock('../hotspot/masking', () => ({ covered: async () => new Blob(['covered']) }))

let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({ 'GET /releases': () => told() })
})

it('shows what waits since which release, and asks it again when the screen is still so', async () => {
  const { container } = await show(ReleasesPage)
  expect(await screen.findByText(/图是 卡管系统 5.2.*卡管系统 5.3/)).toBeTruthy()
  expect(await complaintsOf(container)).toEqual([])
  server.routes['POST /releases/items/i-1'] = () => told({ in_doubt: [] })
  server.routes['GET /releases'] = () => told({ in_doubt: [] })

  await fireEvent.click(screen.getByRole('button', { name: '界面没变，继续出' }))

  expect(await screen.findByText('没有题在等，图都还对得上。')).toBeTruthy()
  expect(server.bodies('POST /releases/items/i-1')).toEqual([{ decision: 'kept' }])
})

it('announces a release from now on, and says why one is refused', async () => {
  server.routes['POST /releases'] = () => new Refusal(409, 'release-not-newer')
  await show(ReleasesPage)
  await fireEvent.update(await screen.findByLabelText('系统'), ' 卡管系统 ')
  await fireEvent.update(screen.getByLabelText('版本'), '5.3')
  await fireEvent.click(screen.getByRole('button', { name: /登记/ }))

  expect((await screen.findByRole('alert')).textContent).toContain('已经有同样或更新的版本')
  expect(server.bodies('POST /releases')).toEqual([
    { system: '卡管系统', version: '5.3', effective_from: null },
  ])
  expect(screen.getByLabelText<HTMLInputElement>('版本').value).toBe('5.3')
})

it('puts the areas on a new picture, where they keep their names', async () => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 200 }))
  server.routes['POST /pictures'] = () => ({ id: 'g', address: '', width: 400, height: 200 })
  server.routes['GET /pictures/g'] = () => ({})
  server.routes['POST /releases/items/i-1/screen'] = () => told({ in_doubt: [] })
  await show(ReleasesPage)
  await fireEvent.click(await screen.findByRole('button', { name: '换图' }))
  const field = await screen.findByLabelText<HTMLInputElement>('选择图片')
  Object.defineProperty(field, 'files', { value: [new File([''], 'screen', { type: 'image/png' })] })
  await fireEvent.change(field)
  await fireEvent.click(await screen.findByLabelText('看过了，图上没有客户信息'))
  await fireEvent.click(screen.getByRole('button', { name: '上传盖好的图' }))
  const left = await screen.findByLabelText('卡片管理，左（图的百分之几）')
  // A browser sends no form with a number finer than its step.
  expect(left.getAttribute('step')).toBe('any')
  await fireEvent.update(left, '50')
  await fireEvent.change(left)
  await fireEvent.click(screen.getByRole('button', { name: '换上新图，继续出' }))

  await expect
    .poll(() => server.bodies('POST /releases/items/i-1/screen'))
    .toEqual([
      {
        picture: { id: 'g', alt: '客户页' },
        areas: [{ text: '卡片管理', area: { left: 50, top: 2, width: 10, height: 10 } }],
      },
    ])
})
