/** What each signal means for the page: read anew what may have changed, by the ordinary routes. */
import { watch } from 'vue'
import { api, ask } from '@/api/client'
import { serverNow } from '@/api/clock'
import { notePhone } from '@/api/phone'
import { hasEnded, loadSession, session } from '@/api/session'
import { tellHearers } from '@/api/signals'
import { follow, type Signal } from './stream'

let stop: (() => void) | null = null

/** Listen whenever somebody is signed in, and see that the pages open without network next time. */
export function startLive(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    navigator.serviceWorker.register('/sw.js').catch(() => {})
  watch(
    () => (hasEnded.value ? null : (session.value?.person.id ?? null)),
    (person) => {
      stop?.()
      stop = person ? follow(hear) : null
      if (!person) forgetPhone()
    },
    { immediate: true },
  )
}

export function hear({ kind }: Signal): void {
  if (kind === 'session_ended') void loadSession().catch(() => {})
  if (kind === 'phone' || kind === 'resync') void readPhone()
  tellHearers(kind)
}

/** After a question without an answer; a dead network brings the stream back with `resync` besides. */
const AGAIN_MS = 15_000
/** The server is asked after its moment, not at it. */
const LATE_MS = 300

let asked = 0
let later: ReturnType<typeof setTimeout> | undefined

/** Only the answer to the last question counts: an earlier one may arrive later. */
async function readPhone(): Promise<void> {
  const mine = (asked += 1)
  clearTimeout(later)
  const told = await ask(api.GET('/api/v1/me/phone')).catch(() => null)
  if (mine !== asked) return
  // Without an answer what was known stays: a call is not over because the network is.
  if (told) notePhone(told.phone)
  const wait = told ? untilItMoves(told.moves_at) : AGAIN_MS
  if (wait !== null) later = setTimeout(() => void readPhone(), wait)
}

/** A wrap-up ends by the server's timer, and nobody tells: the answer says when. */
function untilItMoves(at: string | null): number | null {
  return at === null ? null : Math.max(0, Date.parse(at) - serverNow()) + LATE_MS
}

function forgetPhone(): void {
  asked += 1
  clearTimeout(later)
  notePhone('unknown')
}
