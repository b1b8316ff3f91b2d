import { fireEvent, screen } from '@testing-library/vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { notePhone } from '@/api/phone'
import { loadSession } from '@/api/session'
import { tellHearers } from '@/api/signals'
import type { MyFlash } from '@/api/types'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import FlashStrip from './FlashStrip.vue'
import FlashTexts from './FlashTexts.vue'

const MINUTE = 60_000
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE).toISOString()
const aFlash = (part: Partial<MyFlash> = {}): MyFlash => ({
  id: 'f-1',
  about: '手机银行登录慢',
  say: '系统正在恢复，请您半小时后再试。',
  must_not_say: '系统崩溃了',
  starts_at: inMinutes(-1),
  ends_at: inMinutes(60),
  is_urgent: false,
  received: false,
  comes_by_itself: true,
  ...part,
})
let server: FakeServer
let person = 0
const received = () => server.bodies('POST /me/flashes/f-1/received')

/** What the server tells of her from now on; the panel hears that it may read anew. */
async function hold(...flashes: MyFlash[]): Promise<void> {
  const before = server.bodies('GET /me/flashes').length
  server.routes['GET /me/flashes'] = () => ({ flashes, again_at: null })
  tellHearers('flash')
  await vi.advanceTimersByTimeAsync(3_000)
  await expect.poll(() => server.bodies('GET /me/flashes').length).toBeGreaterThan(before)
  await vi.advanceTimersByTimeAsync(100)
}

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.now() })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  notePhone('unknown')
  person += 1
  server = fakeServer({
    'GET /session': () => aSession({ id: `p-${person}` }),
    'GET /me/flashes': () => ({ flashes: [], again_at: null }),
    'POST /me/flashes/f-1/received': () => null,
  })
  await loadSession()
  await show(FlashStrip)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('shows what came within seconds of the signal, and is gone once she saw it', async () => {
  await hold(aFlash(), aFlash({ id: 'f-2', about: '网点停电' }))
  expect(screen.getByText('系统正在恢复，请您半小时后再试。')).toBeTruthy()
  expect(screen.getByText('看完还有 1 条')).toBeTruthy()
  expect(document.documentElement.className).toContain('has-flash')

  await fireEvent.click(screen.getByRole('button', { name: '收到' }))

  await expect.poll(received).toHaveLength(1)
  expect(screen.queryByText('手机银行登录慢')).toBeNull()
  expect(screen.getByText('网点停电')).toBeTruthy()
})

it('stays away during a call, when all that holds stands as text', async () => {
  await show(FlashTexts)
  await hold(aFlash({ about: '看过的', received: true }))
  notePhone('talking')
  await hold(aFlash({ about: '看过的', received: true }), aFlash({ id: 'f-2' }))

  expect(screen.queryByRole('button', { name: '收到' })).toBeNull()
  expect(screen.getByText('看过的')).toBeTruthy()
  expect(screen.getByText('手机银行登录慢')).toBeTruthy()
})

it('ends by itself at its time, without network too', async () => {
  await hold(aFlash({ ends_at: inMinutes(2) }))
  expect(screen.getByText('手机银行登录慢')).toBeTruthy()
  server.isDown = true

  await vi.advanceTimersByTimeAsync(2 * MINUTE)

  expect(screen.queryByText('手机银行登录慢')).toBeNull()
})

it('waits to be looked for where she is to be left in peace', async () => {
  await hold(aFlash({ comes_by_itself: false }))

  expect(screen.queryByText('手机银行登录慢')).toBeNull()
})

it('says again what the server did not hear', async () => {
  await hold(aFlash())
  server.routes['POST /me/flashes/f-1/received'] = () => new Refusal(503, 'unavailable')
  await fireEvent.click(screen.getByRole('button', { name: '收到' }))
  await expect.poll(received).toHaveLength(1)
  server.routes['POST /me/flashes/f-1/received'] = () => null

  await hold(aFlash())

  expect(screen.queryByText('手机银行登录慢')).toBeNull()
  await expect.poll(received).toHaveLength(2)
})

it('asks nothing twice when the page was opened anew before the server heard', async () => {
  const her = aSession({ id: 'p-again' })
  localStorage.setItem('interlude-received:p-again', '["f-1"]')
  server.routes['GET /session'] = () => her
  await loadSession()
  await hold(aFlash())

  expect(screen.queryByText('手机银行登录慢')).toBeNull()
  await expect.poll(() => received().length).toBeGreaterThan(0)
  await expect.poll(() => localStorage.getItem('interlude-received:p-again')).toBeNull()
})

it('keeps on the seat what the server did not hear', async () => {
  await hold(aFlash())
  server.isDown = true
  await fireEvent.click(screen.getByRole('button', { name: '收到' }))

  expect(localStorage.getItem(`interlude-received:p-${person}`)).toBe('["f-1"]')
})

it('gives axe nothing to complain about', async () => {
  await hold(aFlash())
  vi.useRealTimers()

  expect(await complaintsOf(document.body)).toEqual([])
})
