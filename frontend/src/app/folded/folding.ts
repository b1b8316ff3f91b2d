/**
 * Folding the panel to a strip at the edge of the screen, because a work system needs most of its width.
 *
 * What she chose is kept on the seat. A page around the panel is told the width that is wanted, and may make room.
 */
import { computed, onMounted, onUnmounted, ref, watchEffect } from 'vue'
import { isFolded } from '@/ui/folded'

/** Widths in CSS pixels. */
export const STRIP = 40
export const PANEL = 400
/** Narrower than this nothing but the strip can be read. */
const NARROW = 120
/** From here on the rail stands at the left: a page, not a panel. */
const PAGE = 720
/** A work system takes 1,280 and other aids stand beside it: on smaller screens a framed panel starts folded. */
const ROOMY_SCREEN = 1600
const PLACE = 'interlude-folded'

const width = ref(window.innerWidth)
const isFramed = (): boolean => window.parent !== window
const isWanted = ref(wantedHere())

/** Whether folding is offered: a whole page has no need of it. */
export const canFold = computed(() => isFramed() || width.value < PAGE)

function wantedHere(): boolean {
  const byScreen = isFramed() && screen.width < ROOMY_SCREEN
  try {
    return (localStorage.getItem(PLACE) ?? String(byScreen)) === 'true'
  } catch {
    return byScreen
  }
}

function want(folded: boolean): void {
  isWanted.value = folded
  askForRoom(folded ? STRIP : PANEL)
  try {
    localStorage.setItem(PLACE, String(folded))
  } catch {
    // Then it holds as long as the page is open.
  }
}

/** Any origin may read it: it says nothing of her, and only origins that the settings name stand around the panel. */
function askForRoom(wanted: number): void {
  if (isFramed()) window.parent.postMessage({ type: 'interlude:width', width: wanted }, '*')
}

export const fold = (): void => want(true)
/** Where the frame is narrow, the strip stays until the page around it makes room. */
export const unfold = (): void => want(false)

/** Fold and unfold while the component lives. */
export function useFolding(): void {
  const measure = (): void => void (width.value = window.innerWidth)
  watchEffect(() => (isFolded.value = width.value < NARROW || (isWanted.value && canFold.value)))
  onMounted(() => {
    measure()
    addEventListener('resize', measure)
    askForRoom(isFolded.value ? STRIP : PANEL)
  })
  onUnmounted(() => {
    removeEventListener('resize', measure)
    isFolded.value = false
  })
}
