/** The signed-in person: the one store of the pages. */
import { computed, readonly, ref } from 'vue'
import { api, ask, onSignedOut } from './client'
import { setServerTime } from './clock'
import { keepSession, keptSession } from './keptSession'
import { onBack } from './network'
import { ApiProblem, OFFLINE } from './problem'
import type { Language, Role, Session, Theme } from './types'

const current = ref<Session | null>(null)
const ended = ref(false)
const leavers = new Set<(personId: string) => Promise<void>>()

/** What the server last told about the signed-in person; null when nobody is. */
export const session = readonly(current)
/** True when the session ran out under an open page: what was answered stays, sign-in is asked in place. */
export const hasEnded = readonly(ended)
export const roles = computed<readonly Role[]>(() => current.value?.person.roles ?? [])

onSignedOut(() => {
  keepSession(null)
  if (current.value) ended.value = true
})

function take(told: Session): Session {
  setServerTime(told.now)
  keepSession(told)
  current.value = told
  ended.value = false
  return told
}

/** Ask the server who is signed in; null for nobody. Without network it is who was signed in here before. */
export async function loadSession(): Promise<Session | null> {
  try {
    return take(await ask(api.GET('/api/v1/session')))
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown
    if (thrown.status === 401) return null
    const kept = thrown.code === OFFLINE ? (current.value ?? keptSession()) : null
    if (!kept) throw thrown
    return startAs(kept)
  }
}

/** Whether she still is signed in, the server says as soon as it can be reached. */
function startAs(kept: Session): Session {
  current.value = kept
  const stop = onBack(() => {
    stop()
    void loadSession().catch(() => {})
  })
  return kept
}

/** Sign in, or throw `sign-in-refused`. */
export async function signIn(name: string, password: string): Promise<Session> {
  const framed = window.self !== window.top
  return take(await ask(api.POST('/api/v1/session', { body: { sign_in: name, password, framed } })))
}

/** Run `leave` before a person signs out, so that nothing of hers stays on the seat. */
export function beforeSignOut(leave: (personId: string) => Promise<void>): void {
  leavers.add(leave)
}

/** Sync and wipe what this seat keeps, then sign out here or everywhere. */
export async function signOut(where: 'here' | 'everywhere' = 'here'): Promise<void> {
  const personId = current.value?.person.id
  keepSession(null)
  if (personId) await Promise.all(Array.from(leavers, (leave) => leave(personId)))
  await ask(where === 'here' ? api.DELETE('/api/v1/session') : api.DELETE('/api/v1/sessions'))
  current.value = null
  ended.value = false
}

/** Keep language and theme with the person, so that they follow her to the next seat. */
export async function savePreferences(language: Language, theme: Theme): Promise<void> {
  take(await ask(api.PUT('/api/v1/me', { body: { language, theme } })))
}
