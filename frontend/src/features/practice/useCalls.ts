/** Calls, as the live stream tells them or the work system that frames the panel. */
import { onMounted, onUnmounted, watch } from 'vue'
import { isCall, isTaken, phone } from '@/api/phone'

/**
 * Run `onCall` when a call comes, and `onOver` when the wrap-up after it ends.
 *
 * The framing page posts `{type: 'interlude:call'}` and `{type: 'interlude:call-over'}`; any other sender is ignored.
 * A phone of which nothing is known any more ends nothing: she goes on herself.
 */
export function useCalls(onCall: () => void, onOver: () => void): void {
  function listen(event: MessageEvent<unknown>): void {
    if (event.source !== window.parent && event.source !== window) return
    const told = event.data as { type?: unknown } | null
    if (told?.type === 'interlude:call') onCall()
    if (told?.type === 'interlude:call-over') onOver()
  }
  watch(phone, (now, before) => {
    if (isCall(now) ? !isCall(before) : isTaken(now) && !isTaken(before)) onCall()
    if (now !== 'unknown' && isTaken(before) && !isTaken(now)) onOver()
  })
  onMounted(() => addEventListener('message', listen))
  onUnmounted(() => removeEventListener('message', listen))
}
