/** Whether the server can be reached, learned from requests: the browser's own flag is not reliable. */
import { readonly, ref } from 'vue'

const offline = ref(false)
const waiters = new Set<() => void>()

/** True after a request got no answer, until one gets through. */
export const isOffline = readonly(offline)

/** Tell what the last request found. */
export function noteReached(reached: boolean): void {
  const isBack = reached && offline.value
  offline.value = !reached
  // A copy: who is told may ask to be told again.
  if (isBack) Array.from(waiters).forEach((tell) => tell())
}

/** Call `tell` each time the server can be reached again; returns the way to stop. */
export function onBack(tell: () => void): () => void {
  waiters.add(tell)
  return () => waiters.delete(tell)
}
