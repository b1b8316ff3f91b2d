/** What a plan says of a wish, asked anew whenever the wish changes and rests. */
import { onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Plan, Wish } from '@/api/types'

const PAUSE_MS = 300

export function usePlan(wish: Readonly<Ref<Wish | null>>) {
  const plan = shallowRef<Plan | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const isPlanning = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Only the answer to the latest question counts. */
  let latest = 0

  async function judge(body: Wish, asked: number): Promise<void> {
    try {
      const told = await ask(api.POST('/api/v1/assignments/plan', { body }))
      if (asked === latest) plan.value = told
    } catch (thrown) {
      if (asked === latest) problem.value = asProblem(thrown)
    } finally {
      if (asked === latest) isPlanning.value = false
    }
  }

  watch(
    () => JSON.stringify(wish.value),
    () => {
      clearTimeout(timer)
      latest += 1
      plan.value = problem.value = null
      isPlanning.value = wish.value !== null
      const [body, asked] = [wish.value, latest]
      if (body) timer = setTimeout(() => void judge(body, asked), PAUSE_MS)
    },
    { immediate: true },
  )
  onUnmounted(() => clearTimeout(timer))
  return { plan, isPlanning, problem }
}
