import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { components } from '@/api/schema'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import GapPage from './GapPage.vue'

type Gap = components['schemas']['gap_offers_GapOut']
type Rhythm = components['schemas']['RhythmOut']

let gap: Gap
let rhythm: Rhythm
let server: FakeServer

const turned = (part: Partial<Gap['rest']>) => (gap = { ...gap, offer: null, rest: { ...gap.rest, ...part } })

beforeEach(() => {
  queries.clear()
  gap = {
    phone: 'idle',
    since: '2026-11-21T12:00:00Z',
    offer: { seconds: 60, reason: 'fits_whole' },
    refusal: null,
    again_at: null,
    rest: { contacts: 1, card: false, declined: false, muted_until: null, hard_call_until: null },
  }
  rhythm = { is_off: false, rhythm: 'open', practised: 2, counted: 5, enough: 3, of: 5, made_up: false }
  server = fakeServer({
    'GET /me/gap': () => gap,
    'GET /me/rhythm': () => rhythm,
    'POST /me/gap/offer': () => null,
    'POST /me/gap/hard-call': () => (
      (gap = { ...turned({ hard_call_until: '2026-11-21T12:15:00Z', card: true }), refusal: 'resting' }),
      null
    ),
    'DELETE /me/gap/hard-call': () => (
      (gap = { ...turned({ hard_call_until: null, card: false }), refusal: 'nothing_to_do' }),
      null
    ),
    'POST /me/rhythm/off': () => ((rhythm = { ...rhythm, is_off: true, rhythm: null }), null),
  })
})

const press = async (name: RegExp): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says what there is time for', async () => {
  await show(GapPage)

  expect(await screen.findByText('现在大概率来得及做 60 秒的练习')).toBeTruthy()
  expect(await screen.findByText('最近 5 个班里 2 个练过，3 个就好')).toBeTruthy()
})

it('tells once that the offer of this gap was on the screen', async () => {
  gap = { ...gap, since: '2026-11-21T12:01:00Z' }
  await show(GapPage)
  await screen.findByText('现在大概率来得及做 60 秒的练习')
  await show(GapPage)

  await waitFor(() => expect(server.bodies('POST /me/gap/offer').length).toBe(1))
})

it('tells that nothing fits, and the offer that there is later in the same gap', async () => {
  gap = { ...gap, since: '2026-11-21T12:02:00Z', offer: null, refusal: 'does_not_fit' }
  await show(GapPage)
  await waitFor(() => expect(server.bodies('POST /me/gap/offer').length).toBe(1))
  queries.clear()
  gap = { ...gap, offer: { seconds: 20, reason: 'fits_one_item' }, refusal: null }
  await show(GapPage)

  await waitFor(() => expect(server.bodies('POST /me/gap/offer').length).toBe(2))
})

it('rests after a hard call, with a card that says no more than any rest, and takes it back', async () => {
  await show(GapPage)

  await press(/刚那通不容易/)
  expect(await screen.findByText('先歇一会儿')).toBeTruthy()
  expect(screen.getByText(/看看远处/)).toBeTruthy()
  await press(/刚那通不容易/)

  expect(await screen.findByText('没有要练的')).toBeTruthy()
  expect(server.bodies('DELETE /me/gap/hard-call')).toHaveLength(1)
})

it('keeps a choice that could not be sent as it was, and says so', async () => {
  server.routes['POST /me/gap/mute'] = () => new Refusal(500, 'unexpected')
  await show(GapPage)

  await press(/静音一小时/)

  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.getByRole('button', { name: /静音一小时/ }).getAttribute('aria-pressed')).toBe('false')
})

it('lets the rhythm be switched off', async () => {
  await show(GapPage)

  await press(/关掉节奏/)

  expect(await screen.findByText('已关闭')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(GapPage)
  await screen.findByText('最近 5 个班里 2 个练过，3 个就好')

  expect(await complaintsOf(container)).toEqual([])
})
