import { fireEvent, screen, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { OfferShares } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import OffersPage from './OffersPage.vue'

const percent = { cut: 21, taken: 48, put_off: null, no_room: 12 }
let told: OfferShares

beforeEach(() => {
  queries.clear()
  told = {
    allowed_percent: 20,
    fewest_people: 8,
    queues: [
      {
        queue: 'cards',
        name: '信用卡',
        offers: 1240,
        percent,
        expected_percent: 19,
        quarters: [
          { quarter: 56, percent: { cut: 15, taken: 50, put_off: null, no_room: 30 } },
          { quarter: 57, percent: { cut: 35, taken: 40, put_off: null, no_room: 30 } },
        ],
        findings: [
          {
            cause: 'one_item_only',
            begins: '14:00:00',
            until: '15:00:00',
            gap_seconds: 80,
            fits_seconds: 40,
          },
        ],
      },
    ],
  }
  fakeServer({ 'GET /gaps/offers': () => told })
})

it('shows shares over the day as a picture and in figures, and what can be done', async () => {
  const { container } = await show(OffersPage)

  expect(await screen.findByText(/全天 21%/)).toBeTruthy()
  expect(
    screen.getByRole('img', { name: '信用卡：被来电打断，2 个刻钟有数据，最低 15%，最高 35%' }),
  ).toBeTruthy()
  const row = screen.getByRole('row', { name: /14:00/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent?.trim()),
  ).toEqual(['15%', '35%', '不显示', '不显示'])
  expect(screen.getByRole('listitem').textContent).toMatch(
    /14:00–15:00\s*间隙一般 80 秒，放心能用的约 40 秒，只够做单题/,
  )
  expect(await complaintsOf(container)).toEqual([])
})

it('hides what few people are behind', async () => {
  await show(OffersPage)

  await fireEvent.click(await screen.findByRole('button', { name: '点了现在不' }))

  expect(screen.getByText(/全天不足 8 人/)).toBeTruthy()
  expect(screen.getByRole('img', { name: /没有人数足够的刻钟/ })).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
})

it('says what is missing where no queue has enough people', async () => {
  told = { ...told, queues: [] }
  await show(OffersPage)

  expect(await screen.findByText(/还没有 8 人以上/)).toBeTruthy()
})
