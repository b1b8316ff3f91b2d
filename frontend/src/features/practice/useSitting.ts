/** One sitting under way: the step on screen, the answer being given, the verdict, and what is saved. */
import { computed, readonly, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { hasCome, serverNow } from '@/api/clock'
import { isOffline } from '@/api/network'
import { ApiProblem, OFFLINE, asProblem } from '@/api/problem'
import { session } from '@/api/session'
import type { Answer, AnswerIn, Sitting, SittingEvent, Verdict } from '@/api/types'
import { newId } from '@/api/uuid'
import { NO_ANSWER, UNSURE, isComplete } from '@/ui/lesson/answering'
import { pickUp, secondsAhead } from './course'
import { flush, outbox, send, sittingNow, type Sent } from './delivery'
import { judge } from './judging'
import { keptName, type KeptSitting, type Row } from './outbox'

/** asking: open for an answer · judging: the server is asked · told: verdict shown · kept: saved, verdict later ·
 * retired: the rule changed meanwhile, the item counts no more. */
export type Phase = 'asking' | 'judging' | 'told' | 'kept' | 'retired'

/** How long the screen waits for the server's verdict before it says "saved, verdict later". */
const VERDICT_PATIENCE_MS = 6_000

const pause = (ms: number): Promise<null> => new Promise((done) => setTimeout(() => done(null), ms))

export function useSitting(id: string) {
  const sitting = shallowRef<Sitting | null>(null)
  const isLoading = ref(true)
  const problem = shallowRef<ApiProblem | null>(null)
  const position = ref(0)
  const answer = shallowRef<Answer>(NO_ANSWER)
  const certainty = ref<AnswerIn['certainty']>(null)
  const verdict = shallowRef<Verdict | null>(null)
  const phase = ref<Phase>('asking')
  const verdicts = ref<Record<string, Verdict | null>>({})
  const isKept = ref(true)
  const isResumed = ref(false)
  /** The server could not read the last answer (a number was asked for): it can be given again. */
  const isUnreadable = ref(false)
  let sequence = 0
  /** When the sitting was received, and when this page began to count from it. */
  let receivedAt = 0
  let countedFrom = 0
  let countedBefore = 0
  let draftId: string | undefined

  const step = computed(() => sitting.value?.steps[position.value] ?? null)
  const isDone = computed(() => sitting.value !== null && step.value === null)
  const canHandIn = computed(() => {
    const item = step.value?.item
    return !!item && phase.value === 'asking' && isComplete(item, answer.value)
  })
  const again = computed(() =>
    (sitting.value?.steps ?? []).flatMap((each, index) => {
      const known = verdicts.value[each.key]
      return known && known.verdict !== 'right' ? [index] : []
    }),
  )
  const ahead = computed(() => (sitting.value ? secondsAhead(sitting.value, position.value) : 0))

  async function load(): Promise<void> {
    isLoading.value = true
    problem.value = null
    try {
      const store = await outbox()
      isKept.value = store.isKept
      await Promise.race([flush(), pause(1_000)])
      const rows = await store.waiting()
      take(await fetchOrKept(rows), rows)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      isLoading.value = false
    }
  }

  /** What the server has; without it, or before it heard that this one was opened, what this seat keeps. */
  async function fetchOrKept(rows: readonly Row[]): Promise<KeptSitting> {
    const store = await outbox()
    try {
      const path = { sitting_id: await sittingNow(id, store) }
      const fresh = await ask(api.GET('/api/v1/sittings/{sitting_id}', { params: { path } }))
      const kept = { sitting: { ...fresh, id }, at: serverNow() }
      await store.keep(keptName(id), kept)
      return kept
    } catch (thrown) {
      const isOffline = thrown instanceof ApiProblem && thrown.code === OFFLINE
      const isUntold = rows.some((row) => row.kind === 'start' && row.sitting === id)
      const kept = isOffline || isUntold ? await store.kept<KeptSitting>(keptName(id)) : null
      if (!kept) throw thrown
      return kept
    }
  }

  function take({ sitting: told, at }: KeptSitting, rows: readonly Row[]): void {
    const course = pickUp(told, rows)
    sitting.value = told
    receivedAt = at
    countedFrom = performance.now()
    countedBefore = Math.max(0, serverNow() - at)
    sequence = course.sequence
    position.value = course.position
    answer.value = course.answer
    enter()
    verdicts.value = Object.fromEntries([
      ...told.steps.map((each) => [each.key, each.verdict]),
      ...course.keptKeys.map((key) => [key, null]),
    ])
    isResumed.value = course.position > 0 && course.position < told.steps.length
  }

  function enter(): void {
    phase.value = 'asking'
    retire()
  }

  /** An item whose rule has ended counts no more: what was right by it must not be called right. */
  function retire(): void {
    if (phase.value === 'asking' && step.value?.item && hasCome(step.value.until)) phase.value = 'retired'
  }

  /** Learn when steps end that were not known to when they were fetched. */
  function learn(ends: ReadonlyMap<string, string | null | undefined>): void {
    const told = sitting.value
    if (!told) return
    const steps = told.steps.map((each) => ({ ...each, until: ends.get(each.key) ?? each.until }))
    sitting.value = { ...told, steps }
    retire()
    void keepPlace()
  }

  /** Milliseconds since the sitting was received: counted by this page, and before it by the clocks of both sides. */
  const elapsed = (): number => Math.round(countedBefore + performance.now() - countedFrom)
  const owner = () => ({ person: session.value?.person.id ?? '', sitting: id })

  function record(kind: SittingEvent['kind'], given: Answer | null = null, instead?: string): Sent {
    sequence += 1
    const body = {
      client_event_id: newId(),
      sequence,
      kind,
      step_key: step.value?.key ?? '',
      answer: given,
      elapsed_ms: elapsed(),
    }
    if (kind === 'draft') draftId = body.client_event_id
    return send({ ...owner(), kind: 'event', body }, instead)
  }

  /** Keep what is chosen or typed, on every change. */
  function choose(next: Answer): void {
    if (phase.value !== 'asking') return
    answer.value = next
    isResumed.value = false
    isUnreadable.value = false
    record('draft', next, draftId)
  }

  /** Hand the answer in; with `unsure` the explanation comes without a judgement. */
  async function handIn(unsure = false): Promise<void> {
    retire()
    const current = step.value
    const item = current?.item
    if (!current || !item || phase.value !== 'asking') return
    const given = unsure ? UNSURE : answer.value
    if (!isComplete(item, given)) return
    answer.value = given
    isResumed.value = false
    sequence += 1
    const body = {
      client_event_id: newId(),
      sitting_id: id,
      sequence,
      item_id: item.id,
      ticket: item.ticket,
      elapsed_ms: elapsed(),
      answer: given,
      certainty: unsure ? null : certainty.value,
    }
    const sent = send({ ...owner(), kind: 'answer', body }, draftId)
    draftId = undefined
    // Where nothing outlives the page, the server must have the answer before the key is shown.
    const own = isKept.value ? judge(item, given, serverNow()) : null
    if (own) show(current.key, { ...own, client_event_id: body.client_event_id })
    await follow(current.key, sent, own !== null)
  }

  function show(key: string, told: Verdict): void {
    verdicts.value = { ...verdicts.value, [key]: told }
    if (step.value?.key !== key) return
    verdict.value = told
    phase.value = 'told'
  }

  async function follow(key: string, sent: Sent, isTold: boolean): Promise<void> {
    const arrival = sent.reply.then(
      (reply) => show(key, reply as Verdict),
      (thrown: unknown) => refuse(key, asProblem(thrown)),
    )
    if (isTold) return
    phase.value = 'judging'
    await Promise.race([arrival, isOffline.value && isKept.value ? pause(0) : pause(VERDICT_PATIENCE_MS)])
    if (phase.value === 'judging' && isKept.value) phase.value = 'kept'
  }

  /** The rule changed while she was reading, so the item counts no more; or the answer cannot be read. */
  function refuse(key: string, refused: ApiProblem): void {
    if (refused.code === 'answer-unreadable' && step.value?.key === key && phase.value === 'judging') {
      isUnreadable.value = true
      phase.value = 'asking'
      return
    }
    verdicts.value = { ...verdicts.value, [key]: null }
    if (step.value?.key !== key) return
    verdict.value = null
    phase.value = refused.code === 'item-retired' ? 'retired' : 'kept'
  }

  /** Go to the next step; a card counts as read. */
  function goOn(): void {
    if (step.value?.type === 'card') record('card_read')
    else if (phase.value === 'asking' || phase.value === 'judging') return
    position.value += 1
    answer.value = NO_ANSWER
    certainty.value = null
    verdict.value = null
    enter()
    isResumed.value = false
    draftId = undefined
    void keepPlace()
  }

  /** A reload without network comes back to this step, though what led here has long been sent. */
  async function keepPlace(): Promise<void> {
    const told = sitting.value
    if (!told) return
    const steps = told.steps.map((each) => ({ ...each, verdict: verdicts.value[each.key] ?? each.verdict }))
    const place = { ...told, steps, sequence, position: position.value, draft: null }
    await (await outbox()).keep(keptName(id), { sitting: place, at: receivedAt }).catch(() => {})
  }

  /** The sequence number for the event that ends the sitting. */
  const nextSequence = (): number => (sequence += 1)

  return {
    sitting: readonly(sitting), isLoading, problem, load,
    step, position, isDone, again, ahead, isKept, isResumed, isUnreadable,
    answer, certainty, verdict, phase, canHandIn,
    choose, handIn, goOn, retire, learn, record, nextSequence, owner,
  } // prettier-ignore
}

export type SittingInPlay = ReturnType<typeof useSitting>
