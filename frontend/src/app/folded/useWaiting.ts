/** What waits behind the strip of a folded panel. Told as counts, never by itself, and nothing new during a call. */
import { computed, onMounted, onUnmounted, ref, watch, type ComputedRef } from 'vue'
import { api, ask } from '@/api/client'
import { followFlashes, freshFlashes } from '@/api/flashes'
import { isOffline, onBack } from '@/api/network'
import { isTaken, phone } from '@/api/phone'
import { waitingHere } from '@/api/seat'
import { onSignal } from '@/api/signals'
import { knownToday } from '@/features/practice/ahead'
import type { IconName } from '@/ui/icons'

export interface Waiting {
  what: 'notices' | 'updates' | 'unsent'
  icon: IconName
  n: number
}

/** The counts above none; updates are read anew after each call and when the server can be reached again. */
export function useWaiting(): ComputedRef<Waiting[]> {
  const updates = ref(0)
  async function read(): Promise<void> {
    const today = await ask(api.GET('/api/v1/today')).catch(async () => (await knownToday())?.today)
    if (today) updates.value = today.updates.filter(({ done }) => !done).length + today.updates_left
  }
  watch(phone, (now, before) => isTaken(before) && !isTaken(now) && void read())
  const stops: (() => void)[] = []
  onMounted(() => {
    followFlashes()
    stops.push(onBack(() => void read()))
    stops.push(onSignal('resync', () => void read()))
    void read()
  })
  onUnmounted(() => stops.forEach((stop) => stop()))

  return computed(() => {
    const unsent: Waiting = { what: 'unsent', icon: isOffline.value ? 'off' : 'save', n: waitingHere.value }
    const hers: Waiting[] = [
      { what: 'notices', icon: 'speak', n: freshFlashes.value.length },
      { what: 'updates', icon: 'book', n: updates.value },
    ]
    return [...(isTaken(phone.value) ? [] : hers), unsent].filter(({ n }) => n > 0)
  })
}
