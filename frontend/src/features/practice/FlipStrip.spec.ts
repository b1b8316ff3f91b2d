import { cleanup, screen } from '@testing-library/vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { setServerTime } from '@/api/clock'
import { noteReached } from '@/api/network'
import { signIn } from '@/api/session'
import type { Item, Step } from '@/api/types'
import { aCard, aSession, aSitting, aToday, anItemStep } from '@/test/builders'
import { show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { keepToday, renewIfTurned } from './ahead'
import { useOutbox } from './delivery'
import FlipStrip from './FlipStrip.vue'
import { noteFlips } from './flips'

const MINUTE = 60_000
const MIDNIGHT = Date.parse('2026-12-01T00:00:00+08:00')
const flips = [{ at: new Date(MIDNIGHT).toISOString(), rules: 2 }]
let server: FakeServer

/** The server's clock stands at so many minutes before midnight, and the strip has looked at it. */
async function standAt(minutes: number): Promise<void> {
  setServerTime(new Date(MIDNIGHT - minutes * MINUTE).toISOString())
  await vi.advanceTimersByTimeAsync(1_000)
}

/** A step in hand, as the player has it. */
const playing = (step: Step) => ({
  step: ref(step),
  sitting: shallowRef(aSitting({ steps: [step] })),
  retire: vi.fn(),
  learn: vi.fn(),
})
const said = (): string => screen.getByRole('status').textContent.trim()

beforeEach(async () => {
  server = fakeServer({
    'POST /session': () => aSession(),
    'GET /today': () => aToday(),
    'GET /sittings/ahead': () => ({ open: null, planned: [] }),
  })
  await signIn('6021', 'secret')
  useOutbox(await freshStore())
  noteFlips([])
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  setServerTime(new Date().toISOString())
  noteReached(true)
})

it('says ten minutes before, and not earlier, that rules change', async () => {
  await standAt(11)
  await show(FlipStrip)
  noteFlips(flips)

  await standAt(10.1)
  expect(screen.queryByRole('status')).toBeNull()
  await standAt(10)
  expect(screen.getByRole('status').textContent.trim()).toBe('0 点起换新规，2 条')
  await standAt(0)

  expect(screen.queryByRole('status')).toBeNull()
})

it('fetches what lies on the seat again within a minute of the change, and only once', async () => {
  await standAt(5)
  vi.useRealTimers()
  await keepToday(aToday({ flips }))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  const fetched = () => server.asked.filter(({ path }) => path === '/sittings/ahead').length
  const { emitted } = await show(FlipStrip, { props: { play: playing(anItemStep()) } })
  await renewIfTurned() // what the strip itself did when it came is done by now, too
  await standAt(4)
  expect(fetched()).toBe(1)

  await standAt(0)
  await vi.advanceTimersByTimeAsync(MINUTE)
  vi.useRealTimers()

  await expect.poll(fetched).toBe(2)
  expect(emitted().flipped).toHaveLength(1)
})

it('says of the item in hand that its rule changed under it, and nothing of one fetched since', async () => {
  const [step] = [anItemStep()]
  const window = { ...(step.item?.key?.[0] as NonNullable<Item['key']>[number]) }
  const midnight = new Date(MIDNIGHT).toISOString()
  const key = [
    { ...window, valid_from: null, valid_to: midnight },
    { ...window, valid_from: midnight, valid_to: null },
  ]
  await standAt(1)
  const play = playing(anItemStep({ ...step.item, id: 'i-1', key }))
  await show(FlipStrip, { props: { play } })

  await standAt(0)
  expect(said()).toBe('这条规则0 点起已换，现在按新规答')
  play.step.value = anItemStep({ ...step.item, id: 'i-2', key })
  await standAt(-1)

  expect(screen.queryByRole('status')).toBeNull()
})

it('says without network too that the rule in hand has ended, of an item and of a card', async () => {
  const until = new Date(MIDNIGHT).toISOString()
  const play = playing({ ...anItemStep(), until })
  noteReached(false)
  await standAt(1)
  await show(FlipStrip, { props: { play } })
  expect(said()).toContain('网络断了')

  await standAt(0)
  expect(said()).toBe('这条规则0 点起已换，这里还是旧的')
  expect(play.retire).toHaveBeenCalled()
  play.step.value = { ...aCard(), until }
  await standAt(-1)

  expect(said()).toBe('这条规则0 点起已换，这里还是旧的')
})

it('learns when the network is back what was decided meanwhile', async () => {
  vi.useRealTimers()
  const play = playing(anItemStep())
  const until = new Date(MIDNIGHT).toISOString()
  server.routes['GET /sittings/s-1'] = () => aSitting({ steps: [{ ...anItemStep(), until }] })
  await show(FlipStrip, { props: { play } })
  noteReached(false)

  noteReached(true)

  await expect.poll(() => play.learn.mock.calls).toEqual([[new Map([['q-1', until]])]])
})
