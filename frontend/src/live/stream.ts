/**
 * The one stream of this browser: the tab that holds the lock listens and tells the others, who read anew as they come.
 *
 * Signals carry a kind and perhaps an id, never content. The server begins every stream with `resync`,
 * so whoever was away reads anew. On plain http there are no locks: then each tab listens for itself while it
 * is seen, because browsers allow six connections to one address.
 */
import { noteReached } from '@/api/network'

export interface Signal {
  kind: string
  id: string | null
}
type Tell = (signal: Signal) => void

const ADDRESS = '/api/v1/live'
const NAME = 'interlude-live'
const KINDS = ['resync', 'phone', 'flash', 'session_ended', 'beat']
/** The server gives a sign of life every 15 s; after three missing ones the stream counts as dead. */
const SILENCE_MS = 45_000
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/** Follow the stream until the returned function is called. */
export function follow(tell: Tell): () => void {
  const locks = 'locks' in navigator ? navigator.locks : null
  return locks && 'BroadcastChannel' in globalThis ? followTogether(locks, tell) : followWhileSeen(tell)
}

function followTogether(locks: LockManager, tell: Tell): () => void {
  const others = new BroadcastChannel(NAME)
  const abort = new AbortController()
  let release: () => void = () => {}
  others.onmessage = (event: MessageEvent<Signal>) => tell(event.data)
  const lead = (): Promise<void> =>
    new Promise((done) => {
      const close = listen((signal) => {
        tell(signal)
        if (signal.kind !== 'beat') others.postMessage(signal)
      })
      release = () => (close(), done())
    })
  async function join(): Promise<void> {
    const { held } = await locks.query()
    if (abort.signal.aborted) return
    // The stream began before she came, and says nothing again.
    if (held?.some(({ name }) => name === NAME)) tell({ kind: 'resync', id: null })
    await locks.request(NAME, { signal: abort.signal }, lead)
  }
  join().catch(() => {})
  return () => {
    abort.abort()
    release()
    others.close()
  }
}

function followWhileSeen(tell: Tell): () => void {
  let close: (() => void) | null = null
  function look(): void {
    if (document.visibilityState === 'hidden') {
      close?.()
      close = null
    } else close ??= listen(tell)
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    close?.()
  }
}

/** Keep a stream open, whatever happens to it. Waits grow, and differ from seat to seat. */
export function listen(tell: Tell): () => void {
  let source: EventSource | null = null
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    source?.close()
    source = new EventSource(ADDRESS)
    for (const kind of KINDS) source.addEventListener(kind, hear)
    source.onerror = () => source?.readyState === EventSource.CLOSED && openLater()
    watch()
  }
  function openLater(): void {
    clearTimeout(timer)
    timer = setTimeout(open, wait * (0.5 + Math.random()))
    wait = Math.min(2 * wait, LONGEST_WAIT_MS)
  }
  function watch(): void {
    clearTimeout(timer)
    timer = setTimeout(open, SILENCE_MS)
  }
  function hear(event: MessageEvent<string>): void {
    wait = FIRST_WAIT_MS
    watch()
    noteReached(true)
    tell({ kind: event.type, id: idIn(event.data) })
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function idIn(data: string): string | null {
  try {
    const { id } = JSON.parse(data) as { id?: unknown }
    return typeof id === 'string' ? id : null
  } catch {
    return null
  }
}
