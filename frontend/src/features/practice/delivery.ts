/** Carries the rows of the outbox to the server, in order, each until it arrived. */
import { computed, ref, watch } from 'vue'
import { api, ask } from '@/api/client'
import { onBack } from '@/api/network'
import { asProblem } from '@/api/problem'
import { hasEnded, session } from '@/api/session'
import type { Outcome, Verdict } from '@/api/types'
import { openOutbox, type EventRow, type Outbox, type Row } from './outbox'

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 30_000
/** Typing makes a draft a keystroke: send the last one of a burst. */
const DRAFT_PAUSE_MS = 400

type Reply = Verdict | Outcome | null
interface Waiter {
  resolve: (reply: Reply) => void
  reject: (problem: unknown) => void
}

let opened: Promise<Outbox> | null = null
let writing: Promise<void> = Promise.resolve()
let running: Promise<void> | null = null
let wait = FIRST_WAIT_MS
let timer: ReturnType<typeof setTimeout> | undefined
const waiters = new Map<string, Waiter>()
const places = new Map<string, number>()
const waitingAnswers = ref(0)

/** How many answers have not reached the server yet. */
export const unsent = computed(() => waitingAnswers.value)

/** The store of this seat, opened once. */
export function outbox(): Promise<Outbox> {
  opened ??= openOutbox()
  return opened
}

/** Use another store; for specs. */
export function useOutbox(store: Outbox): void {
  opened = Promise.resolve(store)
  running = null
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
  const store = await outbox()
  places.set(row.body.client_event_id, await store.add(row, instead ? places.get(instead) : undefined))
  await count(store, row.person)
  const isDraft = row.kind === 'event' && row.body.kind === 'draft'
  plan(isDraft ? DRAFT_PAUSE_MS : 0)
}

function plan(inMs: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), inMs)
}

async function count(store: Outbox, person: string): Promise<void> {
  waitingAnswers.value = (await store.waiting(person)).filter(({ kind }) => kind === 'answer').length
}

/** Send what waits for the signed-in person; resolves when all arrived or the network gave up. */
export function flush(): Promise<void> {
  running ??= run().finally(() => (running = null))
  return running
}

async function run(): Promise<void> {
  const person = session.value?.person.id
  if (!person) return
  const store = await outbox()
  for (let rows = await store.waiting(person); rows.length > 0; rows = await store.waiting(person)) {
    const batch = firstBatch(rows)
    const isPast = await deliver(batch)
    if (!isPast) {
      plan(wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      break
    }
    wait = FIRST_WAIT_MS
    await store.remove(batch.map(({ n }) => n ?? 0))
  }
  await count(store, person)
}

/** Events of one sitting travel together, everything else alone. */
function firstBatch(rows: readonly Row[]): Row[] {
  const first = rows[0] as Row
  if (first.kind !== 'event') return [first]
  const end = rows.findIndex((row) => row.kind !== 'event' || row.sitting !== first.sitting)
  return rows.slice(0, end < 0 ? rows.length : end)
}

/** True when the rows need not be sent again: they arrived, or the server will never take them. */
async function deliver(batch: Row[]): Promise<boolean> {
  try {
    const reply = await post(batch)
    for (const row of batch) settle(row, (waiter) => waiter.resolve(reply))
    return true
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.isPassing || problem.status === 401 || problem.code === 'csrf-refused') return false
    for (const row of batch) settle(row, (waiter) => waiter.reject(problem))
    return true
  }
}

function settle({ body }: Row, tell: (waiter: Waiter) => void): void {
  const waiter = waiters.get(body.client_event_id)
  if (waiter) tell(waiter)
  waiters.delete(body.client_event_id)
  places.delete(body.client_event_id)
}

async function post(batch: Row[]): Promise<Reply> {
  const first = batch[0] as Row
  const params = { path: { sitting_id: first.sitting } }
  if (first.kind === 'answer') return ask(api.POST('/api/v1/answers', { body: first.body }))
  if (first.kind === 'end')
    return ask(api.POST('/api/v1/sittings/{sitting_id}/end', { params, body: first.body }))
  const events = (batch as EventRow[]).map(({ body }) => body)
  await ask(api.POST('/api/v1/sittings/{sitting_id}/events', { params, body: { events } }))
  return null
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

/** When someone is signed in: what others left here without a word is not for her. */
async function takeSeat(person?: string): Promise<void> {
  if (person) await (await outbox()).wipeOthers(person)
}

/** Before someone leaves the seat: send what waits, then forget what is hers here. */
export async function leaveSeat(person: string): Promise<void> {
  await flush()
  await (await outbox()).wipe(person)
}
