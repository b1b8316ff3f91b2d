/** Rules that change while she works: said ten minutes before, and of a step in hand from that moment on. */
import { computed, onMounted, onUnmounted, ref, shallowRef, watch } from 'vue'
import { serverNow } from '@/api/clock'
import type { Flip, Item, Step } from '@/api/types'

const BEFORE_MS = 10 * 60_000
const LOOK_MS = 1_000
/** All panels meet the same moment; they ask anew within so long, so that the server is not asked by all at once. */
const SPREAD_MS = 60_000

const told = shallowRef<readonly Flip[]>([])
/** When each item came on the screen; a call or another strip in between changes nothing of that. */
const shownAt = new Map<string, number>()

/** Keep what the server said of the hours to come, the soonest first. */
export function noteFlips(flips: readonly Flip[]): void {
  told.value = flips
}

/** The moments from which another key of the item holds, or none: it was fetched before them. */
const turnsOf = (item: Item): number[] =>
  (item.key ?? []).flatMap(({ valid_from, valid_to }) =>
    [valid_from, valid_to].flatMap((at) => (at === null ? [] : [Date.parse(at)])),
  )

/**
 * What to say now: of the rules that change soon, and of the step in hand whose rule changed while it was.
 *
 * `onFlip` is called once for each moment that passes, a little after it.
 */
export function useFlips(step: () => Step | null, onFlip: () => void) {
  const now = ref(serverNow())
  const waiting = new Set<ReturnType<typeof setTimeout>>()
  let looking: ReturnType<typeof setInterval> | undefined

  const coming = computed(() => told.value.find(({ at }) => isWithin(Date.parse(at) - now.value)))
  const turnedAt = computed(() => {
    const own = step()?.item
    const since = own ? (shownAt.get(own.id) ?? now.value) : 0
    return own ? turnsOf(own).find((at) => at > since && at <= now.value) : undefined
  })

  /** When the rule ended that the step in hand is about; nothing asks or tells it in another way. */
  const overAt = computed(() => {
    const until = Date.parse(step()?.until ?? '')
    return until <= now.value ? until : undefined
  })

  function look(): void {
    const before = now.value
    now.value = serverNow()
    const passed = told.value.filter(({ at }) => Date.parse(at) > before && Date.parse(at) <= now.value)
    if (passed.length > 0) waiting.add(setTimeout(onFlip, Math.random() * SPREAD_MS))
  }

  watch(
    () => step()?.item?.id,
    (id) => id && !shownAt.has(id) && shownAt.set(id, serverNow()),
    { immediate: true },
  )
  onMounted(() => (looking = setInterval(look, LOOK_MS)))
  onUnmounted(() => {
    clearInterval(looking)
    waiting.forEach(clearTimeout)
  })
  return { coming, turnedAt, overAt }
}

const isWithin = (ahead: number): boolean => ahead > 0 && ahead <= BEFORE_MS
