/** Opening a sitting from a page that is not its own: the server begins it, and the player shows it. */
import { useRouter } from 'vue-router'
import { api, ask } from './client'
import { useAct } from './useAct'
import { newId } from './uuid'

export function useOpenLesson() {
  const router = useRouter()
  const { act, isActing, problem } = useAct()

  /** Open a sitting of the lesson, or of what is due when `lessonId` is null; true when it opened. */
  const open = (lessonId: string | null): Promise<boolean> =>
    act(async () => {
      const body = { client_event_id: newId(), lesson_id: lessonId }
      const sitting = await ask(api.POST('/api/v1/sittings', { body }))
      await router.push(`/sittings/${sitting.id}`)
    })
  return { open, isOpening: isActing, problem }
}
