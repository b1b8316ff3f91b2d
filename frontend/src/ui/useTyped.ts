import { onUnmounted, ref, watch, type Ref } from 'vue'

/** A search asks once somebody stopped typing for this long. */
const PAUSE_MS = 250

/** What stands in a field, and what of it to search by: the same once the typing rests, or `now` was called. */
export function useTyped(): { typed: Ref<string>; search: Ref<string>; now: () => void } {
  const typed = ref('')
  const search = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    clearTimeout(timer)
    search.value = typed.value
  }
  watch(typed, () => {
    clearTimeout(timer)
    timer = setTimeout(now, PAUSE_MS)
  })
  onUnmounted(() => clearTimeout(timer))
  return { typed, search, now }
}
