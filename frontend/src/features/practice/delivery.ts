/** Carries the rows of the outbox to the server, in order, each until it arrived. */
import { readonly, ref, watch } from 'vue'
import { api, ask } from '@/api/client'
import { keptSession } from '@/api/keptSession'
import { onBack } from '@/api/network'
import { asProblem } from '@/api/problem'
import { noteWaiting, seatKeyOf, waitingHere } from '@/api/seat'
import { hasEnded, session, type Leaver } from '@/api/session'
import type { Outcome, Verdict } from '@/api/types'
import { answersOnSeat, openOutbox, type EventRow, type Outbox, type Row } from './outbox'

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 30_000
/** Typing makes a draft a keystroke: send the last one of a burst. */
const DRAFT_PAUSE_MS = 400
/** Where it stands which sittings opened without network are kept in another one. */
const MOVED = 'moved'

type Reply = Verdict | Outcome | null
type Moves = Record<string, string>
interface Waiter {
  resolve: (reply: Reply) => void
  reject: (problem: unknown) => void
}

const opened = new Map<string, Promise<Outbox>>()
let writing: Promise<void> = Promise.resolve()
let running: Promise<void> | null = null
let wait = FIRST_WAIT_MS
let timer: ReturnType<typeof setTimeout> | undefined
const waiters = new Map<string, Waiter>()
const places = new Map<string, number>()
const refusals = ref(0)

/** How many answers have not reached the server yet. */
export const unsent = waitingHere
/** How many answers of earlier the server did not take, because their rule changed or they waited too long. */
export const refused = readonly(refusals)

const me = (): string => session.value?.person.id ?? ''

/** The store of one person on this seat, opened once. */
export function outbox(person = me()): Promise<Outbox> {
  const found = opened.get(person) ?? openOutbox(person, seatKeyOf(person))
  opened.set(person, found)
  return found
}

/** Use another store; for specs. */
export function useOutbox(store: Outbox, person = me()): void {
  opened.set(person, Promise.resolve(store))
  running = null
  refusals.value = 0
  waiters.clear()
  places.clear()
}

export interface Sent {
  /** The row would survive a power cut. */
  stored: Promise<void>
  /** The server's reply; rejects only when the server refused for good. */
  reply: Promise<Reply>
}

/** Keep a row and send it. `instead` names an earlier row (by its event id) that this one makes needless. */
export function send(row: Row, instead?: string): Sent {
  const { client_event_id: id } = row.body
  const reply = new Promise<Reply>((resolve, reject) => waiters.set(id, { resolve, reject }))
  reply.catch(() => {})
  // One write after the other: rows keep their order, and a draft finds the one it replaces.
  const stored = writing.then(() => keep(row, instead))
  writing = stored.catch(() => {})
  return { stored, reply }
}

async function keep(row: Row, instead?: string): Promise<void> {
  const store = await outbox(row.person)
  places.set(row.body.client_event_id, await store.add(row, instead ? places.get(instead) : undefined))
  noteWaiting(await store.answers())
  const isDraft = row.kind === 'event' && row.body.kind === 'draft'
  plan(isDraft ? DRAFT_PAUSE_MS : 0)
}

function plan(inMs: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), inMs)
}

/** Send what waits for the signed-in person; resolves when all arrived or the network gave up. */
export function flush(): Promise<void> {
  running ??= run().finally(() => (running = null))
  return running
}

/** Another tab of this browser may have signed somebody else in: what is hers must not travel under that name. */
const isMySeat = (person: string): boolean => (keptSession()?.person.id ?? person) === person

async function run(): Promise<void> {
  const person = me()
  if (!person || !isMySeat(person)) return
  const store = await outbox(person)
  for (let rows = await store.waiting(); rows.length > 0; rows = await store.waiting()) {
    const batch = firstBatch(rows)
    const isPast = await deliver(batch, store)
    if (!isPast) {
      plan(wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      break
    }
    wait = FIRST_WAIT_MS
    await store.remove(batch.map(({ n }) => n ?? 0))
    noteWaiting(await store.answers())
  }
  noteWaiting(await store.answers())
}

/** Events of one sitting travel together, everything else alone. */
function firstBatch(rows: readonly Row[]): Row[] {
  const first = rows[0] as Row
  if (first.kind !== 'event') return [first]
  const end = rows.findIndex((row) => row.kind !== 'event' || row.sitting !== first.sitting)
  return rows.slice(0, end < 0 ? rows.length : end)
}

/** True when the rows need not be sent again: they arrived, or the server will never take them. */
async function deliver(batch: Row[], store: Outbox): Promise<boolean> {
  try {
    const reply = await post(batch, store)
    for (const row of batch) settle(row, (waiter) => waiter.resolve(reply))
    return true
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.isPassing || problem.status === 401 || problem.code === 'csrf-refused') return false
    for (const row of batch) {
      // Whoever still waits for it is told on the spot.
      if (row.kind === 'answer' && !waiters.has(row.body.client_event_id)) refusals.value += 1
      settle(row, (waiter) => waiter.reject(problem))
    }
    return true
  }
}

function settle({ body }: Row, tell: (waiter: Waiter) => void): void {
  const waiter = waiters.get(body.client_event_id)
  if (waiter) tell(waiter)
  waiters.delete(body.client_event_id)
  places.delete(body.client_event_id)
}

async function post(batch: Row[], store: Outbox): Promise<Reply> {
  const first = batch[0] as Row
  if (first.kind === 'start') return start(first.sitting, first.body, store)
  const sitting_id = await sittingNow(first.sitting, store)
  const params = { path: { sitting_id } }
  if (first.kind === 'answer')
    return ask(api.POST('/api/v1/answers', { body: { ...first.body, sitting_id } }))
  if (first.kind === 'end')
    return ask(api.POST('/api/v1/sittings/{sitting_id}/end', { params, body: first.body }))
  const events = (batch as EventRow[]).map(({ body }) => body)
  await ask(api.POST('/api/v1/sittings/{sitting_id}/events', { params, body: { events } }))
  return null
}

/** A lesson that was opened here without network, and elsewhere meanwhile, is one sitting: the one that came first. */
async function start(
  planned: string,
  body: Extract<Row, { kind: 'start' }>['body'],
  store: Outbox,
): Promise<null> {
  const { sitting_id } = await ask(api.POST('/api/v1/sittings/planned', { body }))
  if (sitting_id !== planned)
    await store.keep(MOVED, { ...(await store.kept<Moves>(MOVED)), [planned]: sitting_id })
  return null
}

/** The sitting in which the server keeps this one. */
export async function sittingNow(id: string, store: Outbox): Promise<string> {
  return (await store.kept<Moves>(MOVED))?.[id] ?? id
}

/** Try again whenever there may be a network: never trust one sign alone. */
export function startDelivery(): void {
  onBack(() => plan(0))
  watch([() => session.value?.person.id, hasEnded], () => plan(0))
  watch(() => session.value?.person.id, takeSeat, { immediate: true })
  addEventListener('online', () => plan(0))
  addEventListener('focus', () => plan(0))
  plan(0)
}

/** When someone is signed in, what others left here without a word is not for her; what waits is told to anybody. */
async function takeSeat(person?: string): Promise<void> {
  if (!person) return noteWaiting(await answersOnSeat().catch(() => 0))
  const store = await outbox(person)
  await store.wipeOthers()
  noteWaiting(await store.answers())
}

/** Before someone leaves the seat: send what waits; then forget what is hers here, and her key. */
export const leaver: Leaver = {
  send: () => flush(),
  async forget(person) {
    await (await outbox(person)).wipe()
    opened.delete(person)
  },
}
