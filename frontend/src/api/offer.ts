/** Only what somebody could see counts: an offer, or that there is no room. */
import { onMounted, onUnmounted, watch } from 'vue'
import { api, ask } from './client'

let told: string | null = null

/**
 * Tell the server, once each, what of this gap is on the screen.
 *
 * `shown` names the gap and what the page says of it, or is null. A page in the background shows nothing.
 */
export function useOfferShown(shown: () => string | null): void {
  async function tell(): Promise<void> {
    const now = shown()
    if (now === null || now === told || document.visibilityState === 'hidden') return
    told = now
    await ask(api.POST('/api/v1/me/gap/offer')).catch(() => (told = null))
  }
  watch(shown, tell, { immediate: true })
  onMounted(() => document.addEventListener('visibilitychange', tell))
  onUnmounted(() => document.removeEventListener('visibilitychange', tell))
}
