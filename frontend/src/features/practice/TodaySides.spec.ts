import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { aToday } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import TodaySides from './TodaySides.vue'

const GAP = {
  phone: 'idle',
  since: '2026-11-21T02:00:00Z',
  offer: null,
  refusal: 'settling',
  rest: { card: false },
}
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /me/gap': () => GAP,
    'POST /me/gap/offer': () => null,
    'POST /practice/placement/put-aside': () => null,
    'DELETE /practice/placement/put-aside': () => null,
  })
})

it('says what fits into this gap, and tells the server that it was shown', async () => {
  server.routes['GET /me/gap'] = () => ({ ...GAP, offer: { seconds: 40, reason: 'fits_one_item' } })
  await show(TodaySides, { props: { today: aToday(), isStarting: false } })

  expect(await screen.findByText('这个间隙大约够 40 秒，先做一题正好，来电会保存')).toBeTruthy()
  await expect.poll(() => server.bodies('POST /me/gap/offer').length).toBe(1)
})

it('puts the placement aside and takes it up again', async () => {
  const { emitted } = await show(TodaySides, {
    props: { today: aToday({ placement: 4 }), isStarting: false },
  })

  await fireEvent.click(screen.getByRole('button', { name: '不做摸底' }))
  await fireEvent.click(await screen.findByRole('button', { name: '还是做摸底' }))

  await expect.poll(() => emitted().changed?.length).toBe(2)
  for (const method of ['POST', 'DELETE'])
    expect(server.bodies(`${method} /practice/placement/put-aside`)).toHaveLength(1)
})

it('leads to the placement whatever is suggested first', async () => {
  const { emitted } = await show(TodaySides, {
    props: { today: aToday({ placement: 4 }), isStarting: false },
  })

  await fireEvent.click(screen.getByRole('button', { name: /^技能 · 入门摸底，4 题/ }))

  expect(emitted().place?.length).toBe(1)
})

it('lets her rest without keeping anything', async () => {
  const { container } = await show(TodaySides, { props: { today: aToday(), isStarting: false } })

  await fireEvent.click(screen.getByRole('button', { name: /^照顾 · 缓一缓/ }))

  expect(screen.getByText(/慢慢呼气/)).toBeTruthy()
  expect(server.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  expect(await complaintsOf(container)).toEqual([])
})
