/** What today holds for the signed-in agent. Read without the cache of the other pages: it must be small and fresh. */
import { onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { onBack } from '@/api/network'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Today } from '@/api/types'
import { flush } from './delivery'

export function useToday() {
  const today = shallowRef<Today | null>(null)
  const isLoading = ref(true)
  const problem = shallowRef<ApiProblem | null>(null)

  async function load(): Promise<void> {
    isLoading.value = today.value === null
    problem.value = null
    try {
      await flush()
      today.value = await ask(api.GET('/api/v1/today'))
    } catch (thrown) {
      // What is on the screen stays: the strip says that the network is down.
      if (!today.value) problem.value = asProblem(thrown)
    } finally {
      isLoading.value = false
    }
  }

  const reload = (): void => void load()
  let stop = (): void => {}
  onMounted(() => {
    reload()
    stop = onBack(reload)
    addEventListener('focus', reload)
  })
  onUnmounted(() => {
    stop()
    removeEventListener('focus', reload)
  })
  return { today, isLoading, problem, retry: load }
}
