import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { MapSkill, OpenedSkill, Qualification, SkillMap } from '@/api/types'
import { LIMIT } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import SkillsPage from './SkillsPage.vue'

const FRAUD = { slug: 'fraud', name: '反诈劝阻' }
const aSkill = (part: Partial<MapSkill> = {}): MapSkill => ({
  skill: LIMIT,
  field: '业务',
  stage: 1,
  column: 0,
  row: 0,
  after: [],
  level: { level: 'learning', arcs: 2, stale: false },
  facts: 6,
  fresh_facts: 4,
  answers: 12,
  bridge: false,
  needs_qualification: false,
  later: false,
  on_way: false,
  lit: 0,
  ...part,
})
const none = { level: 'none', arcs: 0, stale: false } as const
const fraud = aSkill({
  skill: FRAUD,
  column: 1,
  after: ['transfer'],
  bridge: true,
  later: true,
  level: none,
  stage: 3,
  facts: 0,
  answers: 0,
})
const opened: OpenedSkill = {
  skill: FRAUD,
  after: [LIMIT],
  aim: 'learning',
  steps: [{ kind: 'answers', has: 2, wants: 5, is_met: false }],
  criteria: [{ level: 'solid', text: '能让客户停下来' }],
  evidence: [
    { kind: 'quiz', on_record: true },
    { kind: 'observed', on_record: false },
  ],
  valid_days: 365,
  boundary: { answers: '劝阻', refers: '案件进展', to: '96110' },
  curve: {
    review_at: '2020-01-01T00:00:00Z',
    points: [
      { at: '2026-11-01T00:00:00Z', recall: 0.9, is_ahead: false },
      { at: '2026-11-21T00:00:00Z', recall: 0.8, is_ahead: false },
      { at: '2026-12-05T00:00:00Z', recall: 0.6, is_ahead: true },
    ],
  },
  lessons: [{ id: 'l-1', title: '安全账户', seconds: 60, done: false }],
}
let held: Qualification[] = []

const answer = (part: Partial<SkillMap> = {}) =>
  fakeServer({
    'GET /skills/map': () => ({ number: 1, skills: [aSkill(), fraud], target: null, announced: [], ...part }),
    'GET /skills/mine/fraud': () => opened,
    'GET /me/qualifications': () => ({ qualifications: held }),
    'POST /sittings': () => ({ id: 's-1' }),
  })

beforeEach(() => {
  queries.clear()
  held = []
})

it('moves over the map by arrows and opens a skill that is better later', async () => {
  const server = answer()
  const { router } = await show(SkillsPage)
  const first = await screen.findByRole('button', { name: /转账限额.*练习中/ })
  const later = screen.getByRole('button', { name: /反诈劝阻.*暂无记录.*以后/ })
  expect(later.tabIndex).toBe(-1)

  await fireEvent.keyDown(first, { key: 'ArrowRight' })
  await waitFor(() => expect(document.activeElement).toBe(later))
  await fireEvent.click(later)

  const panel = await screen.findByRole('complementary', { name: '反诈劝阻' })
  expect(await within(panel).findByText('答题 2 / 5 次')).toBeTruthy()
  expect(panel.textContent).toContain('案件进展')
  expect(panel.textContent).toContain('旁听 · 暂无记录')
  expect(within(panel).getByRole('img', { name: /今天大约记得住 8 成.*两周后约 6 成/ })).toBeTruthy()
  expect(router.currentRoute.value.query.skill).toBe('fraud')
  await fireEvent.click(within(panel).getByRole('button', { name: /现在练这一步/ }))
  await waitFor(() =>
    expect(server.bodies<{ lesson_id: string }>('POST /sittings')[0]?.lesson_id).toBe('l-1'),
  )
})

it('shows at a skill what she lit by herself', async () => {
  answer({ skills: [aSkill({ lit: 2 }), fraud] })
  await show(SkillsPage)

  expect(await screen.findByRole('button', { name: /转账限额.*我要学点亮 2 项/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /反诈劝阻.*点亮/ })).toBeNull()
})

it('says the same as a list, with what levels rest on', async () => {
  answer()
  await show(SkillsPage, { path: '/?view=list' })

  expect(await screen.findByText(/4 \/ 6 条要点记得住 · 依据：12 次作答/)).toBeTruthy()
  expect(screen.getByText('以后')).toBeTruthy()
  expect(screen.getByText('跨领域')).toBeTruthy()
})

it('tells the weeks to a goal as learning, not as a promise', async () => {
  const forecast = { weeks: 6, rungs: 9, answers_a_rung: 14, answers_a_week: 21, least_weeks: 0 }
  answer({ target: { slug: 'resolver', name: '投诉处理专员', forecast } })
  await show(SkillsPage)

  expect(await screen.findByText(/学习进度预计约 6 周，不代表岗位聘任/)).toBeTruthy()
})

it('announces a change of criteria and that levels stand', async () => {
  const skills = [{ skill: FRAUD, moves: ['criteria' as const] }]
  const published_at = '2026-11-20T00:00:00Z'
  answer({
    announced: [
      { number: 2, published_at, note: '反诈标准更细', skills },
      { number: 3, published_at, note: '岗位改名', skills: [] },
    ],
  })
  await show(SkillsPage)

  expect((await screen.findByText(/反诈标准更细。已经达到的等级不变/)).tagName).toBe('SUMMARY')
  expect(screen.getByText('反诈劝阻：标准有变')).toBeTruthy()
  expect(screen.getByText(/岗位改名/).tagName).toBe('P')
})

it('says what there is to wait for where nothing is published', async () => {
  answer({ skills: [] })
  await show(SkillsPage)

  expect(await screen.findByText(/还没有公布技能/)).toBeTruthy()
})

it('shows qualifications apart from levels, and when one ends', async () => {
  held = [
    { skill: LIMIT, name: '上岗授权', valid_from: null, valid_to: '2026-12-03', validity: 'ending' },
    { skill: LIMIT, name: '基金从业资格', valid_from: null, valid_to: null, validity: 'valid' },
  ]
  answer()
  await show(SkillsPage)

  const section = await screen.findByRole('region', { name: '资格' })
  expect(section.textContent).toContain('12 月 3 日止')
  expect(section.textContent).toContain('长期有效')
})

it('gives axe nothing to complain about, on the map, opened and as a list', async () => {
  answer()
  const { container, router } = await show(SkillsPage, { path: '/?skill=fraud' })
  await screen.findByText('答题 2 / 5 次')

  expect(await complaintsOf(container)).toEqual([])
  await router.replace('/?view=list')
  expect(await complaintsOf(container)).toEqual([])
})

it('shows a newcomer how far her placement is, and the way back to it', async () => {
  answer().routes['GET /practice/placement'] = () => ({ state: 'open', answered: 4, of: 8 })
  await show(SkillsPage)

  expect(await screen.findByText(/入门摸底：已答 4 \/ 8 题/)).toBeTruthy()
  expect(screen.getByRole('link', { name: '去今日接着做' }).getAttribute('href')).toBe('/')
})
