/** Only an offer that somebody could see counts as one. */
import { onMounted, onUnmounted, watch } from 'vue'
import { api, ask } from './client'

let told: string | null = null

/**
 * Tell the server, once a gap, that its offer is on the screen.
 *
 * `gap` returns when the gap began whose offer the page shows, or null. A page in the background shows nothing.
 */
export function useOfferShown(gap: () => string | null): void {
  async function tell(): Promise<void> {
    const since = gap()
    if (since === null || since === told || document.visibilityState === 'hidden') return
    told = since
    await ask(api.POST('/api/v1/me/gap/offer')).catch(() => (told = null))
  }
  watch(gap, tell, { immediate: true })
  onMounted(() => document.addEventListener('visibilitychange', tell))
  onUnmounted(() => document.removeEventListener('visibilitychange', tell))
}
