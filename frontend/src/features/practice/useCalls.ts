/** Calls told by the work system that frames the panel. */
import { onMounted, onUnmounted } from 'vue'

/** Run `onCall` when the framing page posts `{type: 'interlude:call'}`; any other sender is ignored. */
export function useCalls(onCall: () => void): void {
  function listen(event: MessageEvent<unknown>): void {
    if (event.source !== window.parent && event.source !== window) return
    const told = event.data as { type?: unknown } | null
    if (told?.type === 'interlude:call') onCall()
  }
  onMounted(() => addEventListener('message', listen))
  onUnmounted(() => removeEventListener('message', listen))
}
