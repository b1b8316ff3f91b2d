import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { follow, listen, type Signal } from './stream'

class FakeSource {
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 1
  onerror: (() => void) | null = null
  private readonly hearers = new Map<string, (event: MessageEvent<string>) => void>()
  constructor(readonly address: string) {
    FakeSource.opened.push(this)
  }
  addEventListener(kind: string, hear: (event: MessageEvent<string>) => void): void {
    this.hearers.set(kind, hear)
  }
  close(): void {
    this.readyState = FakeSource.CLOSED
  }
  send(kind: string, data = '{}'): void {
    this.hearers.get(kind)?.(new MessageEvent(kind, { data }))
  }
  fail(): void {
    this.close()
    this.onerror?.()
  }
}
const open = (): FakeSource[] => FakeSource.opened.filter(({ readyState }) => readyState === 1)
let told: Signal[]

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.opened = []
  told = []
  vi.stubGlobal('EventSource', FakeSource)
})
afterEach(() => vi.restoreAllMocks())

/** Locks as browsers give them: one holder, the others wait. */
function stubLocks(): void {
  let turn = Promise.resolve()
  const held: { name: string }[] = []
  const request = (name: string, _options: unknown, hold: () => Promise<void>): Promise<void> => {
    turn = turn.then(() => (held.push({ name }), hold()))
    return turn
  }
  vi.stubGlobal('navigator', { locks: { request, query: () => Promise.resolve({ held }) } })
}

describe('the stream of a browser', () => {
  it('tells kinds and ids, and passes over what it cannot read', () => {
    listen((signal) => told.push(signal))
    FakeSource.opened[0]?.send('flash', '{"id":"n-1"}')
    FakeSource.opened[0]?.send('phone', 'no json')

    expect(told).toEqual([
      { kind: 'flash', id: 'n-1' },
      { kind: 'phone', id: null },
    ])
  })

  it('comes back after a refusal, later each time, and after silence', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    listen(() => {})
    FakeSource.opened[0]?.fail()
    vi.advanceTimersByTime(2_000)
    expect(FakeSource.opened.length).toBe(2)
    FakeSource.opened[1]?.fail()
    vi.advanceTimersByTime(3_999)
    expect(FakeSource.opened.length).toBe(2)
    vi.advanceTimersByTime(1)
    expect(FakeSource.opened.length).toBe(3)
    FakeSource.opened[2]?.send('resync')
    vi.advanceTimersByTime(45_000)

    expect(open().length).toBe(1)
    expect(FakeSource.opened.length).toBe(4)
  })

  it('is held by one tab, which tells the others, and taken over when that tab goes', async () => {
    vi.useRealTimers()
    stubLocks()
    const other: Signal[] = []
    const stopFirst = follow((signal) => told.push(signal))
    await expect.poll(() => open().length).toBe(1)
    const stopSecond = follow((signal) => other.push(signal))
    await expect.poll(() => other.map(({ kind }) => kind)).toEqual(['resync'])
    FakeSource.opened[0]?.send('phone')
    await expect.poll(() => [told.length, other.length]).toEqual([1, 2])
    stopFirst()

    await expect.poll(() => FakeSource.opened.length).toBe(2)
    expect(open().length).toBe(1)
    stopSecond()
    expect(open().length).toBe(0)
  })

  it('is held by each tab while it is seen, where there are no locks', () => {
    vi.stubGlobal('navigator', {})
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    const stop = follow(() => {})
    expect(open().length).toBe(1)
    seen.mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(open().length).toBe(0)
    seen.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(open().length).toBe(1)
    stop()

    expect(open().length).toBe(0)
  })
})
