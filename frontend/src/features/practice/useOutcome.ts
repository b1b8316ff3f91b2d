/** What a finished sitting came to: asked until the badge judge has spoken. */
import { ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { isOffline } from '@/api/network'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Next, Outcome } from '@/api/types'
import { newId } from '@/api/uuid'
import { outbox, send, sittingNow } from './delivery'
import type { SittingInPlay } from './useSitting'

/** Waits between questions to the badge judge; it is done in two seconds nearly always. */
const ASK_AGAIN_MS = [1_000, 2_000, 4_000]
const PATIENCE_MS = 8_000

export function useOutcome(play: SittingInPlay, id: string) {
  const outcome = shallowRef<Outcome | null>(null)
  const next = shallowRef<Next | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  /** True when the end is saved here and the server will hear of it later. */
  const isLater = ref(false)

  async function read(): Promise<Outcome> {
    const path = { sitting_id: await sittingNow(id, await outbox()) }
    return ask(api.GET('/api/v1/sittings/{sitting_id}/outcome', { params: { path } }))
  }

  async function finish(): Promise<void> {
    void noteDone()
    const timer = setTimeout(() => (isLater.value = true), isOffline.value ? 0 : PATIENCE_MS)
    try {
      outcome.value = play.sitting.value?.ended ? await read() : await end()
      isLater.value = false
      await Promise.all([settle(), lookAhead()])
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Without network what was planned ahead comes next. */
  async function noteDone(): Promise<void> {
    const ahead = await import('./ahead')
    await ahead.noteDone(id)
    if (isOffline.value) next.value ??= await ahead.nextAhead()
  }

  async function end(): Promise<Outcome> {
    const body = { client_event_id: newId(), sequence: play.nextSequence() }
    return (await send({ ...play.owner(), kind: 'end', body }).reply) as Outcome
  }

  async function settle(): Promise<void> {
    for (const wait of ASK_AGAIN_MS) {
      if (outcome.value?.settled !== false) return
      await new Promise((done) => setTimeout(done, wait))
      const settled = await read().catch(() => null)
      if (settled) outcome.value = settled
    }
  }

  async function lookAhead(): Promise<void> {
    next.value = await ask(api.GET('/api/v1/practice/next')).catch(() => null)
  }

  return { outcome, next, problem, isLater, finish }
}
