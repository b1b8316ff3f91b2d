/** Deciding about facts, one step after the other; a step that came second is kept and can be taken again. */
import { ref, shallowRef, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { RevisionDetail } from '@/api/types'
import type { Decision } from './rulings'
import { refresh, told } from './useArticle'

export function useRulings(detail: Ref<RevisionDetail | null | undefined>) {
  const isSaving = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  /** What could not be kept because a colleague decided something in between. */
  const waiting = shallowRef<Decision | null>(null)
  let last: Promise<void> = Promise.resolve()

  function decide(decision: Decision): Promise<void> {
    last = last.then(() => put(decision))
    return last
  }

  async function put(decision: Decision): Promise<void> {
    const shown = detail.value
    if (!shown) return
    isSaving.value = true
    problem.value = null
    waiting.value = null
    try {
      const path = { revision_id: shown.revision.id }
      const body = decision(shown.rulings)
      told(await ask(api.PUT('/api/v1/revisions/{revision_id}/rulings', { params: { path }, body })))
    } catch (thrown) {
      const refused = asProblem(thrown)
      if (refused.code === 'rulings-outdated') waiting.value = decision
      else problem.value = refused
      await refresh()
    } finally {
      isSaving.value = false
    }
  }

  const again = (): Promise<void> | undefined => (waiting.value ? decide(waiting.value) : undefined)
  const drop = (): void => void (waiting.value = null)

  return { isSaving, problem, waiting, decide, again, drop }
}

export type RulingsInHand = ReturnType<typeof useRulings>
