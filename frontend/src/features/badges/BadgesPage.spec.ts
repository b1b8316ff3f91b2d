import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { MyBadges } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import BadgesPage from './BadgesPage.vue'

const award: MyBadges['awards'][number] = {
  slug: 'limits',
  name: '限额说得准',
  claim: '三次不同问法都答对，隔日仍记得',
  awarded_at: '2026-11-18T03:00:00Z',
  stale: false,
  evidence: [{ at: '2026-11-17T03:00:00Z', text: '换问法答对' }],
}
const answer = (badges: MyBadges) => fakeServer({ 'GET /badges/mine': () => badges })

beforeEach(() => queries.clear())

it('opens a badge to what it rests on', async () => {
  answer({ awards: [award], on_the_way: [] })
  await show(BadgesPage)

  expect(await screen.findByText('查看依据（1）')).toBeTruthy()
  expect(screen.getByText(/换问法答对/)).toBeTruthy()
})

it('says what brings a badge back whose rule changed', async () => {
  answer({ awards: [{ ...award, stale: true }], on_the_way: [] })
  await show(BadgesPage)

  expect(await screen.findByText('规则已更新，复习后恢复')).toBeTruthy()
})

it('shows the part done of one on the way', async () => {
  answer({
    awards: [],
    on_the_way: [{ slug: 'y', name: '额度讲得清', claim: '四条要点都记得', have: 3, need: 5 }],
  })
  await show(BadgesPage)

  expect(await screen.findByText('3 / 5')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  answer({ awards: [award], on_the_way: [] })
  const { container } = await show(BadgesPage)
  await screen.findByText('限额说得准')

  expect(await complaintsOf(container)).toEqual([])
})
