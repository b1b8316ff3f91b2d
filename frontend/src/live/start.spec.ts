import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setServerTime } from '@/api/clock'
import { notePhone, phone } from '@/api/phone'
import { fakeServer, type FakeServer } from '@/test/server'
import { hear } from './start'

const NOW = '2026-11-21T12:00:00.000Z'
let server: FakeServer
const asked = () => server.bodies('GET /me/phone').length

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T03:00:00Z') })
  setServerTime(NOW)
  notePhone('unknown')
  server = fakeServer({
    'GET /me/phone': () => ({ phone: 'acw', since: NOW, moves_at: '2026-11-21T12:00:30.000Z' }),
  })
})
afterEach(() => vi.useRealTimers())

it('asks again when a wrap-up is over, though nobody tells and the clock of the seat is wrong', async () => {
  hear({ kind: 'phone', id: null })
  await vi.advanceTimersByTimeAsync(29_000)
  expect([phone.value, asked()]).toEqual(['acw', 1])
  server.routes['GET /me/phone'] = () => ({ phone: 'idle', since: NOW, moves_at: null })

  await vi.advanceTimersByTimeAsync(2_000)

  expect([phone.value, asked()]).toEqual(['idle', 2])
})

it('keeps what was known while there is no answer, and asks again', async () => {
  hear({ kind: 'phone', id: null })
  await vi.advanceTimersByTimeAsync(0)
  server.isDown = true
  await vi.advanceTimersByTimeAsync(31_000)
  expect(phone.value).toBe('acw')
  server.isDown = false
  server.routes['GET /me/phone'] = () => ({ phone: 'idle', since: NOW, moves_at: null })

  await vi.advanceTimersByTimeAsync(16_000)

  expect(phone.value).toBe('idle')
})
