import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { speak } from '@/i18n/t'
import { show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import WaitingDecisions from './WaitingDecisions.vue'

beforeEach(async () => {
  queries.clear()
  await speak('zh-CN')
})

it('says how many requests wait for her', async () => {
  fakeServer({ 'GET /disclosures/waiting': () => ({ decisions: 2 }) })
  await show(WaitingDecisions)

  expect(await screen.findByText('2 件调取等你决定')).toBeTruthy()
})

it('says nothing while none does', async () => {
  const server = fakeServer({ 'GET /disclosures/waiting': () => ({ decisions: 0 }) })
  await show(WaitingDecisions)
  await expect.poll(() => server.bodies('GET /disclosures/waiting')).toHaveLength(1)

  expect(screen.queryByText(/件调取/)).toBeNull()
})
