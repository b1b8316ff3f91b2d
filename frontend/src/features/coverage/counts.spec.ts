import { fireEvent, screen, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import CapabilityPage from './CapabilityPage.vue'
import ContentPage from './ContentPage.vue'

const skill = { slug: 'transfer', name: '转账与限额' }
const cells = [
  { level: 'beginner', people: 18, lacks: [] },
  { level: 'learning', people: null, lacks: ['unasked_facts'] },
  { level: 'solid', people: 9, lacks: ['cases'] },
]

beforeEach(() => queries.clear())

it('names the levels for which something is missing, and tells no number of few people', async () => {
  const hole = { skill, level: 'solid', people: 9, lacks: ['cases'] }
  fakeServer({
    'GET /commissions': () => ({ commissions: [], may_ask: true }),
    'GET /coverage/content': () => ({
      skills: [{ skill, lessons: 2, items: 6, cases: 0, facts: 3, unasked: 1, cells }],
      holes: [hole],
    }),
  })
  const { container } = await show(ContentPage)

  expect(await screen.findByText(/转账与限额，会用：情景题不够/)).toBeTruthy()
  const row = screen.getByRole('row', { name: /转账与限额/ })
  expect(within(row).getByText('2 课，6 题，0 道情景题')).toBeTruthy()
  expect(row.textContent).toMatch(/18 人\s*够用.*不足 8 人\s*有规则没有题/)
  expect(await complaintsOf(container)).toEqual([])
})

it('shows another team when one is chosen', async () => {
  const server = fakeServer({
    'GET /coverage/capability': () => ({
      fewest: 8,
      rounded_to: 5,
      teams: [
        { id: 't-1', name: '中心' },
        { id: 't-2', name: '白班一组' },
      ],
      shown: { team_id: 't-1', people: 35, skills: [{ skill, solid: 10, learning: null }] },
    }),
  })
  const { container } = await show(CapabilityPage)

  expect(await screen.findByText('约 35 名坐席')).toBeTruthy()
  expect(screen.getByRole('row', { name: /转账与限额 约 10 人 不足 8 人/ })).toBeTruthy()
  expect(await complaintsOf(container)).toEqual([])

  await fireEvent.update(screen.getByLabelText('班组（含下级）'), 't-2')
  await expect.poll(() => server.bodies('GET /coverage/capability')).toHaveLength(2)
})
