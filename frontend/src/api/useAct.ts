/** One act at a time, whether it is under way, and what it was refused with. */
import { ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem } from './problem'

export function useAct() {
  const isActing = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)

  /** Do it; true when it succeeded. */
  async function act(deed: () => Promise<unknown>): Promise<boolean> {
    isActing.value = true
    problem.value = null
    try {
      await deed()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      isActing.value = false
    }
  }
  return { act, isActing, problem }
}
