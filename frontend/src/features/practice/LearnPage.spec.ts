import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Pursuit } from '@/api/types'
import { LIMIT } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import LearnPage from './LearnPage.vue'

const aPursuit = (part: Partial<Pursuit> = {}): Pursuit => ({
  id: 'u-1',
  skill: LIMIT,
  title: '日累计限额',
  stage: 'begun',
  successes: [0],
  needed: 2,
  again_at: null,
  begun_at: '2026-11-20T02:00:00Z',
  ...part,
})
const topics = [
  { skill: LIMIT, fact_id: null, title: '转账限额', statement: '' },
  { skill: LIMIT, fact_id: 'f-1', title: '日累计限额', statement: '日累计 20 万元' },
]
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /pursuits': () => ({ pursuits: [], weeks: [] }),
    'GET /pursuits/topics': () => ({ topics }),
    'POST /pursuits': () => aPursuit(),
    'POST /pursuits/u-1/sittings': () => ({ id: 's-1' }),
  })
})

it('goes from a word to a question with one click', async () => {
  const { router, container } = await show(LearnPage)
  expect(await screen.findByText('还没有自己选的。搜一搜，从一条开始')).toBeTruthy()

  await fireEvent.update(screen.getByRole('textbox'), '限额')
  await fireEvent.click(await screen.findByRole('button', { name: '试一试 日累计限额 日累计 20 万元' }))
  await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')

  expect(server.bodies('POST /pursuits')).toMatchObject([{ skill: 'transfer', fact_id: 'f-1' }])
  expect(await complaintsOf(container)).toEqual([])
})

it('says where each thing stands, and tries it again', async () => {
  server.routes['GET /pursuits'] = () => ({
    pursuits: [
      aPursuit({ stage: 'resting', successes: [1], again_at: '2026-11-21T02:00:00Z' }),
      aPursuit({ id: 'u-2', title: '转账限额', stage: 'lit', successes: [2, 2, 2] }),
    ],
    weeks: [
      { sittings: 6, own: 0 },
      { sittings: 4, own: 1 },
    ],
  })
  const { router } = await show(LearnPage)

  expect(await screen.findByText('答对了一次。11 月 21 日 10:00以后再答对，就点亮')).toBeTruthy()
  expect(screen.getByText('已点亮：隔了半天以上仍答对')).toBeTruthy()
  expect(screen.getByText('共 3 条，点亮 3 条')).toBeTruthy()
  expect(screen.getByText('近四周练了 10 次，其中 1 次是自己选的')).toBeTruthy()
  expect(screen.getByText('1 周前').closest('li')?.textContent).toMatch(/0 \/ 6 次/)
  await fireEvent.click(screen.getByRole('button', { name: '再练一次 日累计限额' }))
  await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')
})

it('says so when nothing is found, and when it cannot be opened', async () => {
  server.routes['GET /pursuits/topics'] = () => ({ topics: [] })
  server.routes['POST /pursuits/u-1/sittings'] = () => new Refusal(500, 'internal')
  server.routes['GET /pursuits'] = () => ({ pursuits: [aPursuit()], weeks: [] })
  await show(LearnPage)

  await fireEvent.update(screen.getByRole('textbox'), '外汇')
  expect(await screen.findByText('没找到可以练的。换个词试试，或看看技能地图')).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: '再练一次 日累计限额' }))

  expect((await screen.findByRole('alert')).textContent).toContain('请重试')
})
