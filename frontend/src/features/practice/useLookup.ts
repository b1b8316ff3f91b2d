/** Facts by words, asked a moment after the last key; only the answer to the latest words is shown. */
import { onUnmounted, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { FactFound } from '@/api/types'

const PAUSE_MS = 250

export function useLookup() {
  const words = ref('')
  const facts = shallowRef<readonly FactFound[] | null>(null)
  const isTroubled = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function find(): Promise<void> {
    clearTimeout(timer)
    const asked = words.value
    if (!asked.trim()) {
      facts.value = null
      isTroubled.value = false
      return
    }
    try {
      const told = await ask(api.GET('/api/v1/facts', { params: { query: { q: asked } } }))
      if (asked !== words.value) return
      facts.value = told.facts
      isTroubled.value = false
    } catch {
      if (asked === words.value) isTroubled.value = true
    }
  }

  watch(words, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void find(), PAUSE_MS)
  })
  onUnmounted(() => clearTimeout(timer))
  return { words, facts, isTroubled, find }
}
