/** From a suggestion to the first step: one key, one click. */
import { ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { api, ask } from '@/api/client'
import { isOffline } from '@/api/network'
import { OFFLINE, asProblem, type ApiProblem } from '@/api/problem'
import type { Next } from '@/api/types'
import { newId } from '@/api/uuid'

export function useStart() {
  const router = useRouter()
  const isStarting = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)

  /** Open a sitting of one lesson, or of what is due when `lessonId` is null. */
  const open = (lessonId: string | null): Promise<void> =>
    begin(() =>
      orAhead(lessonId, () =>
        ask(api.POST('/api/v1/sittings', { body: { client_event_id: newId(), lesson_id: lessonId } })),
      ),
    )

  /** Open the next questions of her placement. */
  const place = (): Promise<void> =>
    begin(() => ask(api.POST('/api/v1/practice/placement/sittings', { body: { client_event_id: newId() } })))

  /** Ask for a sitting, and go there. */
  async function begin(asking: () => Promise<{ id: string }>): Promise<void> {
    if (isStarting.value) return
    isStarting.value = true
    problem.value = null
    try {
      await router.push(`/sittings/${(await asking()).id}`)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      isStarting.value = false
    }
  }

  /** Follow the suggestion, whatever it is. */
  async function start(next: Next | null): Promise<void> {
    if (!next || next.kind === 'nothing') return
    if (next.kind === 'resume' && next.sitting_id) await router.push(`/sittings/${next.sitting_id}`)
    else if (next.kind === 'placement') await place()
    else await open(next.kind === 'review' ? null : next.lesson_id)
  }

  return { start, open, place, begin, isStarting, problem }
}

/** A new sitting of the server's, or without network one that was planned ahead. */
async function orAhead(
  lessonId: string | null,
  asking: () => Promise<{ id: string }>,
): Promise<{ id: string }> {
  const planned = async () => (await import('./ahead')).openAhead(lessonId)
  const known = isOffline.value ? await planned() : null
  if (known) return known
  try {
    const begun = await asking()
    if (lessonId)
      void import('./ahead').then(({ noteBegun }) => noteBegun(lessonId, begun.id)).catch(() => {})
    return begun
  } catch (thrown) {
    const found = asProblem(thrown).code === OFFLINE ? await planned() : null
    if (!found) throw thrown
    return found
  }
}
