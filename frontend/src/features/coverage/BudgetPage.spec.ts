import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Budget } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import BudgetPage from './BudgetPage.vue'

let told: Budget

beforeEach(() => {
  queries.clear()
  told = {
    share_percent: 30,
    fewest_people: 8,
    rounded_to: 5,
    minutes: 420,
    learnt_minutes: 95,
    weeks: [
      { begins: '2026-11-09', minutes: 300, planned_minutes: 160, learnt_minutes: 95 },
      { begins: '2026-11-16', minutes: 120, planned_minutes: null, learnt_minutes: 0 },
    ],
    queues: [
      { queue: 'card', name: '信用卡', forecast: 5000, actual: 4650, saved_minutes: 1400, minutes: 420 },
    ],
    fields: [{ name: '业务', minutes: 95 }],
  }
  fakeServer({ 'GET /coverage/budget': () => told })
})

it('says where minutes come from, by week and queue, and in which fields they went', async () => {
  const { container } = await show(BudgetPage)

  expect(await screen.findByText('五周留出 420 分钟，自选学习用了 95 分钟')).toBeTruthy()
  expect(screen.getByRole('row', { name: '信用卡 5000 通 4650 通 1400 分钟 420 分钟' })).toBeTruthy()
  expect(screen.getByRole('row', { name: /本周至今.* 120 分钟 不足 8 人 0 分钟/ })).toBeTruthy()
  expect(screen.getByRole('listitem').textContent).toMatch(/业务\s*95 分钟/)
  expect(await complaintsOf(container)).toEqual([])
})

it('leads to the tables where nothing was forecast', async () => {
  told = { ...told, queues: [], fields: [] }
  await show(BudgetPage)

  expect((await screen.findByRole('link', { name: '去导入表格' })).getAttribute('href')).toBe('/workforce')
})
