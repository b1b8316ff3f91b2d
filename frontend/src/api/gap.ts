/** What fits between two calls now, or why nothing is offered; read again whenever that may have changed. */
import { onUnmounted, watch } from 'vue'
import { api, ask } from './client'
import { serverNow } from './clock'
import { useOfferShown } from './offer'
import { phone } from './phone'
import { queries, useRead } from './queries'

/** The server is asked after its moment, not at it. */
const LATE_MS = 1_000

/** The gap of now. An offer in it, or that nothing fits, counts as shown while the page that asks is on the screen. */
export function useGap() {
  const { data, isLoading, problem, retry } = useRead(['gap'], () => ask(api.GET('/api/v1/me/gap')))
  useOfferShown(() => {
    const { offer, refusal, since } = data.value ?? {}
    return offer || refusal === 'does_not_fit' ? `${since} ${refusal}` : null
  })

  // The phone may stay as it is while the answer changes: rest ends, or a gap that lasts grows likelier to last.
  let later: ReturnType<typeof setTimeout> | undefined
  watch(
    () => soonest(data.value?.again_at, data.value?.rest.hard_call_until),
    (at) => {
      clearTimeout(later)
      if (at !== null) later = setTimeout(() => void retry(), Math.max(0, at - serverNow()) + LATE_MS)
    },
    { immediate: true },
  )
  watch(phone, () => void retry())
  onUnmounted(() => clearTimeout(later))
  return { data, isLoading, problem, retry }
}

/** Tell whoever shows the gap that she said something about it. */
export const noteGapChange = (): Promise<void> => queries.invalidateQueries({ queryKey: ['gap'] })

function soonest(...moments: (string | null | undefined)[]): number | null {
  const ahead = moments.flatMap((each) => (each ? [Date.parse(each)] : []))
  return ahead.length > 0 ? Math.min(...ahead) : null
}
