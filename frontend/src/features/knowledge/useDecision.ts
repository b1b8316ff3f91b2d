/** Acts with effect on a revision: ask for approval, approve, return, take back. */
import { ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Approval } from '@/api/types'
import { refresh } from './useArticle'
import type { Key } from './words'

const words: Record<string, Key> = {
  'same-person-approves': 'decision.same_person',
  'effective-time-passed': 'decision.time_passed',
  'nothing-changed': 'decision.nothing_changed',
  'revision-not-open': 'decision.not_open',
  'lesson-unreadable': 'decision.lesson_unreadable',
  'lesson-outdated': 'decision.lesson_outdated',
  'lessons-fix-time': 'decision.lessons_fix_time',
  'lessons-hold-facts': 'decision.lessons_hold_facts',
  'lesson-facts-unknown': 'decision.lesson_facts_unknown',
  'notices-unanswered': 'decision.notices_unanswered',
  'revision-moved': 'decision.revision_moved',
  'ruling-unusable': 'decision.ruling_unusable',
  'item-not-aside': 'items.decided',
  'audience-unknown': 'decision.audience_unknown',
  offline: 'decision.offline',
}

/** The words for a refusal; ours for what nobody foresaw. */
export const wordingOf = (problem: ApiProblem): Key => words[problem.code] ?? 'trouble.ours'

export function useDecision() {
  const isActing = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)

  async function act(doIt: () => Promise<unknown>): Promise<boolean> {
    isActing.value = true
    problem.value = null
    try {
      await doIt()
      await refresh()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      // What stands there now is not what was decided on: show it behind the refusal.
      if (problem.value.status === 409) await refresh()
      return false
    } finally {
      isActing.value = false
    }
  }

  const at = (revision_id: string) => ({ path: { revision_id } })
  const submit = (id: string, effective_from: string) =>
    act(() =>
      ask(
        api.POST('/api/v1/revisions/{revision_id}/submission', { params: at(id), body: { effective_from } }),
      ),
    )
  const approve = (id: string, body: Approval) =>
    act(() => ask(api.POST('/api/v1/revisions/{revision_id}/approval', { params: at(id), body })))
  const giveBack = (id: string, note: string) =>
    act(() => ask(api.POST('/api/v1/revisions/{revision_id}/return', { params: at(id), body: { note } })))
  const rollBack = (id: string) =>
    act(() => ask(api.POST('/api/v1/revisions/{revision_id}/rollback', { params: at(id) })))

  return { isActing, problem, submit, approve, giveBack, rollBack }
}
