import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { UpdateRow } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import UpdatesPage from './UpdatesPage.vue'

const update = (part: Partial<UpdateRow> = {}): UpdateRow => ({
  revision_id: 'r-1',
  article: { slug: 'limits', title: '转账限额' },
  title: '转账限额',
  facts: 2,
  effective_from: '2026-11-21T16:00:00Z',
  in_effect: false,
  ready: 5,
  total: 9,
  shifts: [],
  contacts_a_day: null,
  ...part,
})
const answer = (...updates: UpdateRow[]) => fakeServer({ 'GET /updates': () => ({ updates }) })

beforeEach(() => queries.clear())

it('counts the shift that is on duty when the rule takes effect', async () => {
  answer(update({ shifts: [{ name: '夜班', ready: 2, total: 4 }] }))
  await show(UpdatesPage)

  expect(await screen.findByText('生效时在岗 · 夜班：2 / 4 人已答对')).toBeTruthy()
})

it('says how often customers ask where planning counted it', async () => {
  answer(update({ contacts_a_day: 412.4 }), update({ revision_id: 'r-2' }))
  await show(UpdatesPage)

  expect(await screen.findAllByText(/每天约 412 个来电问到/)).toHaveLength(1)
})

it('gives axe nothing to complain about', async () => {
  answer(update({ shifts: [{ name: '夜班', ready: 2, total: 4 }] }))
  const { container } = await show(UpdatesPage)
  await screen.findByText('转账限额')

  expect(await complaintsOf(container)).toEqual([])
})
