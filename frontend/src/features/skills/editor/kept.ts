/** What is not saved yet, kept in this tab under the person who wrote it, so that a reload loses nothing. */
import { ref, watch, type Ref } from 'vue'
import { session } from '@/api/session'

/** A value that outlives a reload of the page; null is nothing to keep. */
export function keptRef<T>(name: string): Ref<T | null> {
  const key = `interlude-${name}-${session.value?.person.id ?? ''}`
  const value = ref(read(key)) as Ref<T | null>
  watch(value, (now) => write(key, now), { deep: true, flush: 'sync' })
  return value

  function read(from: string): T | null {
    try {
      return JSON.parse(sessionStorage.getItem(from) ?? 'null') as T | null
    } catch {
      return null
    }
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A full or forbidden store: the page still holds the value.
  }
}
