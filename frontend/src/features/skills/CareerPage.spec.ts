import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Way } from '@/api/types'
import { LIMIT } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer } from '@/test/server'
import CareerPage from './CareerPage.vue'

const aWay = (part: Partial<Way> = {}): Way => ({
  slug: 'resolver',
  name: '投诉处理专员',
  is_target: false,
  rungs: 2,
  forecast: { weeks: 3, rungs: 2, answers_a_rung: 10.5, answers_a_week: 8, least_weeks: 0 },
  gaps: [
    {
      skill: LIMIT,
      low: 'solid',
      high: 'mastered',
      level: { level: 'beginner', arcs: 1, stale: false },
      rungs: 2,
      missing: ['quiz', 'observed'],
    },
  ],
  ...part,
})
let ways: Way[]
const serve = () =>
  fakeServer({
    'GET /career': () => ({ ways }),
    'PUT /career/target': ({ profile }: { profile: string | null }) => {
      ways = ways.map((way) => ({ ...way, is_target: way.slug === profile }))
      return null
    },
  })

beforeEach(() => {
  queries.clear()
  ways = [aWay()]
})

it('shows gap, missing evidence, weeks and how they are reckoned', async () => {
  serve()
  const { container } = await show(CareerPage)

  const row = await screen.findByRole('row', { name: /转账限额/ })
  expect(row.textContent).toMatch(/会用以上.*入门.*还差 2 级.*答题、旁听/)
  expect(screen.getByText('约 3 周')).toBeTruthy()
  expect(screen.getByText(/还差 2 级 × 你每升一级平均 10.5 次作答 ÷ 最近四周每周 8 次作答/)).toBeTruthy()
  expect(await complaintsOf(container)).toEqual([])
})

it('gives no figure without a pace', async () => {
  ways = [aWay({ forecast: null })]
  serve()
  await show(CareerPage)

  expect(await screen.findByText(/练过几次、升过一级后/)).toBeTruthy()
})

it('takes a position as the goal, and drops it again', async () => {
  const server = serve()
  await show(CareerPage)

  await fireEvent.click(await screen.findByRole('button', { name: '以此为目标' }))
  const drop = await screen.findByRole<HTMLButtonElement>('button', { name: '取消目标' })
  await waitFor(() => expect(drop.disabled).toBe(false))
  await fireEvent.click(drop)
  await screen.findByRole('button', { name: '以此为目标' })

  expect(server.bodies('PUT /career/target')).toEqual([{ profile: 'resolver' }, { profile: null }])
})

it('says that a goal was not kept', async () => {
  const server = serve()
  server.routes['PUT /career/target'] = () => new Refusal(500, 'internal')
  await show(CareerPage)

  await fireEvent.click(await screen.findByRole('button', { name: '以此为目标' }))

  expect((await screen.findByRole('alert')).textContent).toBe('目标没有存上，请重试')
})
