import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { UpdateReadiness } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import ReadinessPage from './ReadinessPage.vue'

const seat = (sign_in: string, ready: boolean, on_duty = false): UpdateReadiness['people'][number] => ({
  person: { id: sign_in, name: `坐席${sign_in}` },
  sign_in,
  team: '夜班一组',
  ready,
  on_duty,
})
const update: UpdateReadiness = {
  revision_id: 'r-1',
  article: { slug: 'limits', title: '转账限额' },
  title: '转账限额',
  effective_from: '2026-11-30T16:00:00Z',
  in_effect: false,
  facts: [],
  ready: 2,
  total: 3,
  people: [seat('6001', true), seat('6002', false, true), seat('6003', true)],
}

beforeEach(() => {
  queries.clear()
  fakeServer({ 'GET /updates/r-1': () => update })
})

const open = (path: string) => show(ReadinessPage, { props: { id: 'r-1' }, path })

it('counts who answered right and who is still to learn', async () => {
  await open('/updates/r-1')

  expect(await screen.findByText('2 人已答对，1 人待学')).toBeTruthy()
})

it('keeps the order of seats: nobody is ranked', async () => {
  await open('/updates/r-1')
  await screen.findByText('6001')

  expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
    '坐席6001',
    '坐席6002',
    '坐席6003',
  ])
})

it('says who is on duty when the rule takes effect', async () => {
  await open('/updates/r-1')
  await screen.findByText('6001')

  expect(screen.getAllByText('· 在岗')).toHaveLength(1)
})

it('shows from the address alone who is still to learn', async () => {
  await open('/updates/r-1?show=waiting')
  await screen.findByText('6002')

  expect(screen.getAllByRole('rowheader')).toHaveLength(1)
})

it('gives axe nothing to complain about', async () => {
  const { container } = await open('/updates/r-1')
  await screen.findByText('6001')

  expect(await complaintsOf(container)).toEqual([])
})
