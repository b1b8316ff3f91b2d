/** What each signal means for the page: read anew what may have changed, by the ordinary routes. */
import { watch } from 'vue'
import { api, ask } from '@/api/client'
import { notePhone } from '@/api/phone'
import { hasEnded, loadSession, session } from '@/api/session'
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
      if (!person) notePhone('unknown')
    },
    { immediate: true },
  )
}

export function hear({ kind }: Signal): void {
  if (kind === 'session_ended') void loadSession().catch(() => {})
  if (kind === 'phone' || kind === 'resync') void readPhone()
}

let asked = 0
/** Only the answer to the last question counts: an earlier one may arrive later. */
async function readPhone(): Promise<void> {
  const mine = (asked += 1)
  const told = await ask(api.GET('/api/v1/me/gap')).catch(() => null)
  // Without an answer what was known stays: a call is not over because the network is.
  if (told && mine === asked) notePhone(told.phone)
}
