import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { MyAssignments } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer } from '@/test/server'
import AskedPage from './AskedPage.vue'

const one = (part: Partial<MyAssignments['assignments'][number]>) => ({
  asked: { lesson: { id: 'l-1', title: '年费' }, skill: null, aim: null },
  asked_by: '何静',
  due_on: '2026-12-03',
  why: '活动上线',
  is_done: false,
  is_over: false,
  ...part,
})
const lesson = { id: 'l-2', title: '转账限额' }
const mine: MyAssignments = {
  assignments: [
    one({}),
    one({ asked: { lesson: null, skill: { slug: 'loans', name: '贷款' }, aim: 'solid' }, is_over: true }),
    one({ asked: { lesson: { id: 'l-3', title: '挂失' }, skill: null, aim: null }, is_done: true }),
  ],
  required: [{ lesson, seconds: 60, effective_from: '2026-11-30T16:00:00Z', in_effect: false }],
}

beforeEach(() => queries.clear())

it('tells what is asked, by whom and why, until when, and what is done', async () => {
  fakeServer({ 'GET /me/assignments': () => mine })
  const { container } = await show(AskedPage)

  const lines = (await screen.findAllByRole('listitem')).map((line) => line.textContent)
  expect(lines[0]).toMatch(/年费.*何静：活动上线.*12 月 3 日前/s)
  expect(lines[1]).toMatch(/贷款练到“会用”.*12 月 3 日已到期/s)
  expect(lines[2]).toMatch(/挂失.*已完成/s)
  expect(lines[3]).toMatch(/转账限额.*12 月 1 日起生效/s)
  expect(screen.getByRole('link', { name: '看这项技能' }).getAttribute('href')).toBe('/skills?skill=loans')
  expect(await complaintsOf(container)).toEqual([])
})

it('opens the lesson at one press, and says when it went meanwhile', async () => {
  let isGone = true
  fakeServer({
    'GET /me/assignments': () => mine,
    'POST /sittings': () => (isGone ? new Refusal(404, 'lesson-not-found') : { id: 's-1' }),
  })
  const { router } = await show(AskedPage)
  const [start] = await screen.findAllByRole('button', { name: '开始学' })

  await fireEvent.click(start!)
  expect((await screen.findByRole('alert')).textContent).toContain('刚刚撤下')
  isGone = false
  await fireEvent.click(start!)

  await waitFor(() => expect(router.currentRoute.value.path).toBe('/sittings/s-1'))
})

it('says so when nothing is asked', async () => {
  fakeServer({ 'GET /me/assignments': () => ({ assignments: [], required: [] }) })
  await show(AskedPage)

  expect(await screen.findByText('现在没有人请你学什么')).toBeTruthy()
  expect(screen.getByText('新规都学过了')).toBeTruthy()
})
