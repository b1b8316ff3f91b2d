import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { ItemHealth } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import ItemHealthPage from './ItemHealthPage.vue'

const anItem = (part: Partial<ItemHealth> = {}): ItemHealth => ({
  id: 'i-1',
  prompt: '单日限额是多少？',
  lesson: '限额调整',
  article: { slug: 'limits', title: '转账限额' },
  answers: 20,
  facility: 0.2,
  discrimination: -0.31,
  options: [
    { text: '两万', correct: true, answers: 4 },
    { text: '五万', correct: false, answers: 16 },
  ],
  disputed_by: 1,
  set_aside_at: '2026-11-21T12:00:00Z',
  decision: null,
  ...part,
})
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({ 'GET /items/health': () => ({ items: [anItem()], fewest: 8 }) })
})

it('shows what was set aside, and on which option able people agree', async () => {
  await show(ItemHealthPage)

  expect(await screen.findByText('已搁置，等你决定')).toBeTruthy()
  expect(screen.getByRole('row', { name: /五万.*熟练的同事选这个.*80%/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /两万.*正确答案.*20%/ })).toBeTruthy()
  expect(screen.getByText(/与能力的相关 -0.31/)).toBeTruthy()
})

it('puts a question back', async () => {
  server.routes['POST /items/i-1/decision'] = () => ({ items: [anItem({ decision: 'kept' })], fewest: 8 })
  await show(ItemHealthPage)
  await fireEvent.click(await screen.findByRole('button', { name: '答案没错，继续出' }))

  expect(await screen.findByText('看过，继续出')).toBeTruthy()
  expect(server.bodies('POST /items/i-1/decision')).toEqual([{ decision: 'kept' }])
  expect(screen.queryByRole('button', { name: '不再出' })).toBeNull()
})

it('shows what a colleague decided first', async () => {
  server.routes['POST /items/i-1/decision'] = () => new Refusal(409, 'item-not-aside')
  await show(ItemHealthPage)
  const button = await screen.findByRole('button', { name: '不再出' })
  server.routes['GET /items/health'] = () => ({ items: [anItem({ decision: 'kept' })], fewest: 8 })
  await fireEvent.click(button)

  expect((await screen.findByRole('alert')).textContent).toContain('有同事已经决定过了')
  await waitFor(() => expect(screen.getByText('看过，继续出')).toBeTruthy())
})

it('says from how many answers on there is something to see', async () => {
  server.routes['GET /items/health'] = () => ({ items: [], fewest: 8 })
  await show(ItemHealthPage)

  expect(await screen.findByText('还没有题目满 8 次作答，之后再来看。')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(ItemHealthPage)
  await screen.findByText('已搁置，等你决定')

  expect(await complaintsOf(container)).toEqual([])
})
