/** Facts by words, asked a moment after the last key; only the answer to the latest words is shown. */
import { onUnmounted, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { FactFound } from '@/api/types'

const PAUSE_MS = 250

export function useLookup() {
  const words = ref('')
  const facts = shallowRef<readonly FactFound[] | null>(null)
  const isTroubled = ref(false)
  /** Ids of those she opened to read. */
  const opened = ref<readonly string[]>([])
  const told = new Set<string>()
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

  /** Open one to read it, or close it. The server keeps that for a later gap, for her alone. */
  function toggle(id: string): void {
    if (opened.value.includes(id)) {
      opened.value = opened.value.filter((each) => each !== id)
      return
    }
    opened.value = [...opened.value, id]
    if (told.has(id)) return
    told.add(id)
    ask(api.POST('/api/v1/facts/opened', { body: { fact_id: id } })).catch(() => told.delete(id))
  }

  watch(words, () => {
    opened.value = []
    clearTimeout(timer)
    timer = setTimeout(() => void find(), PAUSE_MS)
  })
  onUnmounted(() => clearTimeout(timer))
  return { words, facts, opened, isTroubled, find, toggle }
}
