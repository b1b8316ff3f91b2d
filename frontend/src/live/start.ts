/** What each signal means for the page: read anew what may have changed, by the ordinary routes. */
import { watch } from 'vue'
import { api, ask } from '@/api/client'
import { notePhone, type Phone } from '@/api/phone'
import { ApiProblem } from '@/api/problem'
import { hasEnded, loadSession, session } from '@/api/session'
import { follow, type Signal } from './stream'

let stop: (() => void) | null = null

/** Listen whenever somebody is signed in. */
export function startLive(): void {
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
  const told = await ask(api.GET('/api/v1/me/gap' as never) as never).then(
    (gap) => (gap as { phone: Phone }).phone,
    (problem: unknown) =>
      problem instanceof ApiProblem && problem.status === 404 ? ('unknown' as const) : null,
  )
  // Without an answer what was known stays: a call is not over because the network is.
  if (told && mine === asked) notePhone(told)
}
