/** The signed-in person: the one store of the pages. */
import { computed, readonly, ref } from 'vue'
import { api, ask, onSignedOut } from './client'
import { setServerTime } from './clock'
import { hasLeft, keepSession, keptSession, noteLeft } from './keptSession'
import { onBack } from './network'
import { ApiProblem, OFFLINE } from './problem'
import { noteSeatKey } from './seat'
import type { Language, Role, Session, Theme } from './types'

/** What a feature does when somebody leaves the seat: send what waits while she is signed in, then forget what is hers. */
export interface Leaver {
  send: (personId: string) => Promise<void>
  forget: (personId: string) => Promise<void>
}

const current = ref<Session | null>(null)
const ended = ref(false)
const leavers = new Set<Leaver>()

/** What the server last told about the signed-in person; null when nobody is. */
export const session = readonly(current)
/** True when the session ran out under an open page: what was answered stays, sign-in is asked in place. */
export const hasEnded = readonly(ended)
export const roles = computed<readonly Role[]>(() => current.value?.person.roles ?? [])

onSignedOut(() => {
  keepSession(null)
  if (current.value) ended.value = true
})

/** The key of the seat goes its own way, never into what is kept. */
function take({ seat_key: key, ...rest }: Session): Session {
  const told = { ...rest, seat_key: null }
  setServerTime(told.now)
  noteSeatKey(told.person.id, key)
  keepSession(told)
  noteLeft(false)
  current.value = told
  ended.value = false
  return told
}

/** Ask the server who is signed in; null for nobody. Without network it is who was signed in here before. */
export async function loadSession(): Promise<Session | null> {
  if (hasLeft()) return endLeftSession()
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
    if (current.value) void loadSession().catch(() => {})
  })
  return kept
}

let ending: Promise<null> | null = null

/** Whoever left without network is signed out as soon as the server can be reached; until then nobody is let in. */
function endLeftSession(): Promise<null> {
  ending ??= endIt().finally(() => (ending = null))
  return ending
}

async function endIt(): Promise<null> {
  try {
    await ask(api.DELETE('/api/v1/session'))
    noteLeft(false)
  } catch (thrown) {
    if (thrown instanceof ApiProblem && !thrown.isPassing) noteLeft(false)
  }
  return null
}

onBack(() => hasLeft() && void endLeftSession())

/** Sign in with name and password, or throw `sign-in-refused`. */
export const signIn = (name: string, password: string): Promise<Session> =>
  enter(() => {
    const framed = window.self !== window.top
    return ask(api.POST('/api/v1/session', { body: { sign_in: name, password, framed } }))
  })

/**
 * Begin the session that the server opens when it is asked so. The server ends the one this browser had before.
 *
 * One that was left is therefore not ended from here meanwhile: that could hit the new one.
 */
export async function enter(asked: () => Promise<Session>): Promise<Session> {
  await ending
  const isLeft = hasLeft()
  noteLeft(false)
  try {
    return take(await asked())
  } catch (thrown) {
    noteLeft(isLeft)
    throw thrown
  }
}

/** Let a feature send and forget what it keeps of a person when she signs out. */
export function whenLeaving(leaver: Leaver): void {
  leavers.add(leaver)
}

/** Send what still waits on this seat for the signed-in person, as far as the network lets. */
export async function sendWaiting(): Promise<void> {
  const personId = current.value?.person.id
  if (personId) await Promise.all(Array.from(leavers, (leaver) => leaver.send(personId)))
}

/**
 * Send what waits, sign out here or everywhere, and forget what is hers on this seat.
 *
 * Here it works without network too, because the seat is needed by the next one: the server hears of it later.
 */
export async function signOut(where: 'here' | 'everywhere' = 'here'): Promise<void> {
  await sendWaiting()
  try {
    await ask(where === 'here' ? api.DELETE('/api/v1/session') : api.DELETE('/api/v1/sessions'))
  } catch (thrown) {
    const isOffline = thrown instanceof ApiProblem && thrown.code === OFFLINE
    if (where === 'everywhere' || !isOffline) throw thrown
    noteLeft(true)
  }
  keepSession(null)
  const personId = current.value?.person.id
  if (personId) await Promise.all(Array.from(leavers, (leaver) => leaver.forget(personId)))
  noteSeatKey('', null)
  current.value = null
  ended.value = false
}

/** Keep language and theme with the person, so that they follow her to the next seat. */
export async function savePreferences(language: Language, theme: Theme): Promise<void> {
  take(await ask(api.PUT('/api/v1/me', { body: { language, theme } })))
}
