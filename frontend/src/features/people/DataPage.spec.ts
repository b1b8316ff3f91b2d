import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Look, MyData } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import DataPage from './DataPage.vue'

const held: MyData['held'] = [
  { kind: 'answers', name: '作答', count: 1234, purpose: '安排复习', retention: '账号在就保留' },
]
const aLook = (hour: number, part: Partial<Look> = {}): Look => ({
  at: `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`,
  viewer: '何静',
  purpose: 'skill_levels',
  ...part,
})
const answer = (looks: Look[]) =>
  fakeServer({ 'GET /me/data': () => ({ held }), 'GET /me/looks': () => ({ looks }) })

beforeEach(() => queries.clear())

it('says how much is stored, what for and for how long', async () => {
  answer([])
  await show(DataPage)

  expect(await screen.findByText('1234 条')).toBeTruthy()
  expect(screen.getByText('安排复习')).toBeTruthy()
  expect(screen.getByText('账号在就保留')).toBeTruthy()
  expect(await screen.findByText('还没有人看过你的数据')).toBeTruthy()
})

it('gives all of it as a file', async () => {
  answer([])
  await show(DataPage)

  const link = await screen.findByRole('link', { name: '下载全部数据（JSON）' })

  expect(link.getAttribute('href')).toBe('/api/v1/me/data/export')
})

it('names who looked and what for, also who is gone by now', async () => {
  answer([aLook(9), aLook(8, { viewer: '', purpose: 'code_issued' })])
  await show(DataPage)

  const lines = (await screen.findByText('何静')).closest('ul') as HTMLElement

  expect(lines.textContent).toContain('看了技能级别')
  expect(lines.textContent).toContain('已注销的账号 发放了重置码')
  expect(screen.queryByRole('button', { name: '更早的记录' })).toBeNull()
})

it('goes back page by page', async () => {
  const server = answer(Array.from({ length: 20 }, (_, hour) => aLook(20 - hour)))
  await show(DataPage)
  const more = await screen.findByRole('button', { name: '更早的记录' })
  server.routes['GET /me/looks'] = () => ({ looks: [aLook(0, { viewer: '高明' })] })

  await fireEvent.click(more)

  expect(await screen.findByText('高明')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '更早的记录' })).toBeNull()
})

it('gives axe nothing to complain about', async () => {
  answer([aLook(9)])
  const { container } = await show(DataPage)
  await screen.findByText('何静')

  expect(await complaintsOf(container)).toEqual([])
})

it('says in plain words that nothing of it goes towards appraisal', async () => {
  answer([])
  await show(DataPage)

  expect(await screen.findByText('不用于考核')).toBeTruthy()
  expect(screen.getByText(/没有任何开关能打开/)).toBeTruthy()
})

it('tells who had her records disclosed by law, and what became of it', async () => {
  const server = answer([])
  server.routes['GET /me/disclosures'] = () => ({
    disclosures: [
      {
        id: 'd-1',
        asker: '秦正',
        ground: 'audit',
        parts: ['answers', 'practice'],
        covers_from: '2026-10-22T00:00:00Z',
        covers_until: '2026-11-21T00:00:00Z',
        asked_at: '2026-11-21T08:00:00Z',
        ends_at: '2026-11-28T08:00:00Z',
        state: 'refused',
        reason: '年度审计',
        bar: null,
        barred_until: null,
        agreed: ['高明'],
        refused_by: '吴管',
      },
    ],
  })
  await show(DataPage)

  expect(await screen.findByText('吴管已拒绝')).toBeTruthy()
  expect(screen.getByText('内部审计')).toBeTruthy()
})
