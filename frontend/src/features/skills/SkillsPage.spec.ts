import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { MySkill, Qualification } from '@/api/types'
import { LIMIT } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import SkillsPage from './SkillsPage.vue'

const aSkill = (part: Partial<MySkill> = {}): MySkill => ({
  skill: LIMIT,
  field: '业务',
  stage: 1,
  level: { level: 'learning', arcs: 2, stale: false },
  facts: 6,
  fresh_facts: 4,
  answers: 12,
  ...part,
})
const answer = (...skills: MySkill[]) =>
  fakeServer({
    'GET /skills/mine': () => ({ skills }),
    'GET /me/qualifications': () => ({ qualifications: held }),
  })
let held: Qualification[] = []

beforeEach(() => {
  queries.clear()
  held = []
})

it('shows a level with what it rests on', async () => {
  answer(aSkill())
  await show(SkillsPage)

  expect(await screen.findByText('练习中')).toBeTruthy()
  expect(screen.getByText(/4 \/ 6 条要点记得住 · 依据：12 次作答/)).toBeTruthy()
})

it('says that a rule behind a skill changed', async () => {
  answer(aSkill({ level: { level: 'solid', arcs: 3, stale: true } }))
  await show(SkillsPage)

  expect(await screen.findByText('会用 · 待更新')).toBeTruthy()
})

it('shows no record as no record, not as cannot', async () => {
  answer(aSkill({ level: { level: 'none', arcs: 0, stale: false }, facts: 0, answers: 0 }))
  await show(SkillsPage)

  expect(await screen.findByText('暂无记录')).toBeTruthy()
})

it('says what to do where there is nothing yet', async () => {
  answer()
  await show(SkillsPage)

  expect(await screen.findByText(/练过第一条更新后/)).toBeTruthy()
})

it('shows qualifications apart from levels, and when one ends', async () => {
  held = [
    { skill: LIMIT, name: '上岗授权', valid_from: null, valid_to: '2026-12-03', validity: 'ending' },
    { skill: LIMIT, name: '基金从业资格', valid_from: null, valid_to: null, validity: 'valid' },
  ]
  answer(aSkill())
  await show(SkillsPage)

  const section = await screen.findByRole('region', { name: '资格' })
  expect(section.textContent).toContain('12 月 3 日止')
  expect(section.textContent).toContain('快到期')
  expect(section.textContent).toContain('长期有效')
})

it('says nothing of qualifications where none are on record', async () => {
  answer(aSkill())
  await show(SkillsPage)
  await screen.findByText('练习中')

  expect(screen.queryByText('资格')).toBeNull()
})

it('gives axe nothing to complain about', async () => {
  answer(aSkill(), aSkill({ skill: { slug: 'fx', name: '外币现钞' }, field: '外汇' }))
  const { container } = await show(SkillsPage)
  await screen.findByText('外汇')

  expect(await complaintsOf(container)).toEqual([])
})
