/** A quarter of an hour of practice in hand: fetched while there is a network, opened when there is none. */
import { api, ask } from '@/api/client'
import { hasCome, serverNow } from '@/api/clock'
import { session } from '@/api/session'
import type { Next, Planned, Sitting, Today } from '@/api/types'
import { flush, outbox, send } from './delivery'
import { noteFlips } from './flips'
import { keptName, type KeptSitting, type Outbox } from './outbox'
import { keepPictures } from './pictures'

/** Tickets hold for a week; what a plan names changes with every approval and every answer. */
const PLAN_AGAIN_MS = 20 * 60_000
const PLAN = 'ahead'
const TODAY = 'today'

interface Plan {
  /** When it was fetched, by the server's clock. */
  at: number
  /** When the first rule changes that it may ask by; from then on it is old. */
  until: number | null
  planned: readonly Planned[]
  /** Ids of sittings opened from it, and of any finished since. */
  begun: readonly string[]
  done: readonly string[]
}
interface KeptToday {
  today: Today
  at: number
}
const NOTHING: Plan = { at: 0, until: null, planned: [], begun: [], done: [] }

/** It is older than a change of rules. */
const hasTurned = ({ until }: Plan): boolean => until !== null && serverNow() >= until

const planOf = async (store: Outbox): Promise<Plan> => (await store.kept<Plan>(PLAN)) ?? NOTHING

/** Keep what today holds, and fetch anew what may be practised without network once that is old or used up. */
export async function keepToday(today: Today): Promise<void> {
  noteFlips(today.flips)
  const store = await outbox()
  if (!store.isKept) return
  await store.keep(TODAY, { today, at: serverNow() })
  const plan = await planOf(store)
  const isUsed = plan.begun.length + plan.done.length > 0
  if (serverNow() - plan.at < PLAN_AGAIN_MS && !isUsed && !hasTurned(plan)) return
  await flush()
  const [first] = today.flips
  await fetchPlan(store, first ? Date.parse(first.at) : null)
}

/** Fetch again what was fetched before rules changed: with them items retire, and others ask in their place. */
export async function renewIfTurned(): Promise<void> {
  if (hasTurned(await planOf(await outbox()))) await keepToday(await ask(api.GET('/api/v1/today')))
}

/** Recall what was last said of rules that change, for whoever did not come by way of Today. */
export async function tellFlips(): Promise<void> {
  const known = await (await outbox()).kept<KeptToday>(TODAY)
  if (known) noteFlips(known.today.flips.filter(({ at }) => Date.parse(at) > serverNow()))
}

async function fetchPlan(store: Outbox, until: number | null): Promise<void> {
  const { open, planned } = await ask(api.GET('/api/v1/sittings/ahead'))
  const at = serverNow()
  await store.keep(PLAN, { ...NOTHING, at, until, planned })
  // One that was opened on this seat is known here better.
  if (open && !(await store.kept(keptName(open.id))))
    await store.keep(keptName(open.id), { sitting: open, at } satisfies KeptSitting)
  await keepPictures([...planned.map(({ sitting }) => sitting), ...(open ? [open] : [])])
}

/** Open a lesson, or a review when `lessonId` is null, from what was fetched; its sitting, or null without one. */
export async function openAhead(lessonId: string | null): Promise<Sitting | null> {
  const store = await outbox()
  const plan = await planOf(store)
  const found = plan.planned.find(
    ({ next, sitting }) => next.lesson_id === lessonId && !plan.done.includes(sitting.id),
  )
  if (!found) return null
  const { sitting, next, client_event_id, permit } = found
  if (plan.begun.includes(sitting.id)) return sitting
  const item_ids = sitting.steps.flatMap(({ item }) => (item ? [item.id] : []))
  const elapsed_ms = Math.max(0, Math.round(serverNow() - plan.at))
  const body = { client_event_id, permit, lesson_id: next.lesson_id, item_ids, elapsed_ms }
  await store.keep(keptName(sitting.id), { sitting, at: plan.at } satisfies KeptSitting)
  await store.keep(PLAN, { ...plan, begun: [...plan.begun, sitting.id] })
  const person = session.value?.person.id ?? ''
  await send({ person, sitting: sitting.id, kind: 'start', body }).stored
  return sitting
}

/** Note in which sitting of the server's a planned lesson was begun, so that without network it goes on there. */
export async function noteBegun(lessonId: string, sittingId: string): Promise<void> {
  const store = await outbox()
  const plan = await planOf(store)
  const planned = plan.planned.map((each) =>
    each.next.lesson_id === lessonId ? { ...each, sitting: { ...each.sitting, id: sittingId } } : each,
  )
  await store.keep(PLAN, { ...plan, planned, begun: [...plan.begun, sittingId] })
}

/** The lessons that can be begun without network, in the order in which they would be offered. */
export async function lessonsInHand(): Promise<readonly Next[]> {
  const { planned, done } = await planOf(await outbox())
  return planned.flatMap((each) =>
    each.next.lesson_id && !done.includes(each.sitting.id) && isStillAsked(each) ? [each.next] : [],
  )
}

/** Not all that it asks is about rules that ended since it was fetched. */
const isStillAsked = ({ sitting }: Planned): boolean =>
  sitting.steps.some(({ item, until }) => item && !hasCome(until))

/** Note that a sitting was finished, so that it is not offered again before the server says what comes. */
export async function noteDone(sittingId: string): Promise<void> {
  const store = await outbox()
  const plan = await planOf(store)
  await store.keep(PLAN, { ...plan, done: [...plan.done, sittingId] })
}

/** What today held when it was last read, moved on by what was done since; null where nothing is kept. */
export async function knownToday(): Promise<KeptToday | null> {
  const store = await outbox()
  const kept = await store.kept<KeptToday>(TODAY)
  return kept && { at: kept.at, today: movedOn(kept.today, await planOf(store)) }
}

/** What to do next without network; null when nothing is kept. */
export async function nextAhead(): Promise<Next | null> {
  return (await knownToday())?.today.next ?? null
}

function movedOn(today: Today, plan: Plan): Today {
  const isDone = ({ sitting }: Planned): boolean => plan.done.includes(sitting.id)
  const done = plan.planned.filter(isDone)
  const lessons = done.map(({ next }) => next.lesson_id)
  const practised = done.reduce((sum, { next }) => sum + next.seconds, today.practised_seconds)
  const moved = { ...today, practised_seconds: practised, or_else: null }
  return {
    ...moved,
    updates: today.updates.map((each) => (lessons.includes(each.lesson_id) ? { ...each, done: true } : each)),
    review: done.some(({ next }) => next.lesson_id === null) ? null : today.review,
    next: nextOf(moved, plan),
  }
}

/** What was left open first, then the plan in its order; nothing more once the day's cap is reached. */
function nextOf({ next, practised_seconds, cap_seconds }: Today, { planned, begun, done }: Plan): Next {
  if (next.kind === 'resume' && !done.includes(next.sitting_id ?? '')) return next
  const open = planned.find(({ sitting }) => begun.includes(sitting.id) && !done.includes(sitting.id))
  if (open) return { ...open.next, kind: 'resume', reason: 'open_sitting', sitting_id: open.sitting.id }
  const first = planned.find((each) => !done.includes(each.sitting.id) && isStillAsked(each))
  if (first && practised_seconds < cap_seconds) return first.next
  const reason = first ? 'cap_reached' : 'all_fresh'
  return { ...next, kind: 'nothing', reason, lesson_id: null, sitting_id: null }
}
