import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Assignment, Plan } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import AssignmentsPage from './AssignmentsPage.vue'

const skill = { slug: 'transfer', name: '转账与限额' }
const anAssignment = (part: Partial<Assignment> = {}): Assignment => ({
  id: 'a-1',
  asked: { lesson: { id: 'l-1', title: '年费' }, skill: null, aim: null },
  team: '白班一组',
  for_all: true,
  people: 18,
  done: 5,
  due_on: '2026-12-03',
  is_over: false,
  why: '活动上线',
  given_by: '何静',
  version: 1,
  is_withdrawn: false,
  last: { act: 'given', at: '2026-11-21T12:00:00Z', by: '何静' },
  ...part,
})
const aPlan = (part: Partial<Plan> = {}): Plan => ({
  people: 18,
  has_passed: true,
  do_now: null,
  needed_minutes: 18,
  excess_minutes: 0,
  minutes_a_day: 3,
  soonest: '2026-12-01',
  steps: [],
  ...part,
})
let server: FakeServer

function answer(plan: Plan = aPlan(), assignments: Assignment[] = []): void {
  server = fakeServer({
    'GET /assignments': () => ({
      assignments,
      teams: [{ id: 't-1', name: '白班一组' }],
      lessons: [{ id: 'l-1', title: '年费', effective_from: null }],
      skills: [skill],
    }),
    'GET /assignments/people': () => ({
      people: [{ person: { id: 'p-1', name: '周晓雯' }, sign_in: '6021' }],
    }),
    'POST /assignments/plan': () => plan,
    'POST /assignments': () => ({ assignments: [anAssignment()] }),
    'POST /assignments/a-1/withdrawal': () => anAssignment({ is_withdrawn: true }),
  })
}

async function ask(what = 'l-1', due = '2026-12-01'): Promise<void> {
  await fireEvent.update(await screen.findByLabelText('学什么'), what)
  await fireEvent.update(screen.getByLabelText('最后一天'), due)
  await fireEvent.update(screen.getByLabelText('为什么（对方会看到）'), '活动上线')
}

beforeEach(() => queries.clear())

it('tells that it exceeds capacity, and moves it to the day that fits', async () => {
  answer(aPlan({ excess_minutes: 12, soonest: '2026-12-04' }))
  await show(AssignmentsPage)
  await ask()

  expect(await screen.findByText('超出容量 12 分钟')).toBeTruthy()
  expect(screen.getByRole('button', { name: /仍然安排/ })).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: '改到 12 月 4 日' }))

  await expect
    .poll(() => server.bodies<{ due_on: string }>('POST /assignments/plan').map(({ due_on: day }) => day))
    .toEqual(['2026-12-01', '2026-12-04'])
})

it('assigns a skill in steps where it lies too high', async () => {
  const asked = { lesson: null, skill, aim: 'learning' as const }
  answer(aPlan({ steps: [{ asked, people: 9, due_on: '2026-11-28' }] }))
  await show(AssignmentsPage)
  await ask('skill:transfer')

  expect(await screen.findByText(/转账与限额练到“练习中”，11 月 28 日前/)).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: /按阶梯安排/ }))

  await expect
    .poll(() => server.bodies('POST /assignments'))
    .toEqual([
      {
        lesson_id: null,
        skill: 'transfer',
        aim: 'solid',
        team_id: 't-1',
        people: null,
        due_on: '2026-12-01',
        why: '活动上线',
        as_ladder: true,
        despite_excess: false,
      },
    ])
  expect(await screen.findByText('已安排，对方下次打开就能看到')).toBeTruthy()
})

it('lets nobody ask what she has not passed, and offers to do it now', async () => {
  answer(aPlan({ has_passed: false, do_now: { id: 'l-1', title: '年费' } }))
  server.routes['POST /sittings'] = () => ({ id: 's-1' })
  const { router } = await show(AssignmentsPage)
  await ask()

  await fireEvent.click(await screen.findByRole('button', { name: '现在就做：年费' }))

  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^安排/ }).disabled).toBe(true)
  await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')
})

it('asks some of a team by name', async () => {
  answer()
  await show(AssignmentsPage)
  await ask()
  await fireEvent.update(screen.getByLabelText('安排给谁'), 'false')
  await fireEvent.click(await screen.findByLabelText(/周晓雯/))

  await expect
    .poll(() =>
      server.bodies<{ people: string[] | null }>('POST /assignments/plan').map(({ people }) => people),
    )
    .toContainEqual(['p-1'])
})

it('shows progress in counts, and none of few people', async () => {
  answer(aPlan(), [anAssignment(), anAssignment({ id: 'a-2', people: 3, done: null })])
  await show(AssignmentsPage)

  expect(await screen.findByText('5 / 18 人已完成')).toBeTruthy()
  expect(screen.getByText('不足 8 人，不显示进度')).toBeTruthy()
})

it('reads the list anew when somebody else was quicker', async () => {
  answer(aPlan(), [anAssignment()])
  server.routes['POST /assignments/a-1/withdrawal'] = () => new Refusal(409, 'assignment-outdated')
  await show(AssignmentsPage)

  await fireEvent.click(await screen.findByRole('button', { name: '撤回' }))

  expect((await screen.findByRole('alert')).textContent).toContain('别人刚改过')
  await expect
    .poll(() => server.asked.filter(({ method, path }) => `${method} ${path}` === 'GET /assignments').length)
    .toBe(2)
})

it('says how it is where nothing is assigned, and gives axe nothing to complain about', async () => {
  answer()
  const { container } = await show(AssignmentsPage)

  expect(await screen.findByText(/还没有安排/)).toBeTruthy()
  expect(await complaintsOf(container)).toEqual([])
})
