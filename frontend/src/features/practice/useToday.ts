/** What today holds for the signed-in agent. Read without the cache of the other pages: it must be small and fresh. */
import { onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { isOffline, onBack } from '@/api/network'
import { OFFLINE, asProblem, type ApiProblem } from '@/api/problem'
import type { Today } from '@/api/types'
import { flush } from './delivery'

export function useToday() {
  const today = shallowRef<Today | null>(null)
  /** When what stands here was read, where it was not just now: milliseconds by the server's clock. */
  const knownAt = ref<number | null>(null)
  const isLoading = ref(true)
  const problem = shallowRef<ApiProblem | null>(null)

  async function load(): Promise<void> {
    isLoading.value = today.value === null
    problem.value = null
    try {
      if (isOffline.value) await showKnown()
      await flush()
      today.value = await ask(api.GET('/api/v1/today'))
      knownAt.value = null
      void import('./ahead').then(({ keepToday }) => keepToday(today.value as Today)).catch(() => {})
    } catch (thrown) {
      const failed = asProblem(thrown)
      if (failed.code === OFFLINE) await showKnown()
      // What is on the screen stays: the strip says that the network is down.
      if (!today.value) problem.value = failed
    } finally {
      isLoading.value = false
    }
  }

  /** What was last read here, moved on by what she did since. */
  async function showKnown(): Promise<void> {
    const known = await import('./ahead').then(({ knownToday }) => knownToday()).catch(() => null)
    if (!known) return
    today.value = known.today
    knownAt.value = known.at
    isLoading.value = false
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
  return { today, knownAt, isLoading, problem, retry: load }
}
