/** Shows a picture larger where its areas would be too small to press: one press brings a part of it near. */
import { computed, nextTick, onMounted, onUnmounted, ref, type Ref } from 'vue'
import { widthFor, type Box, type Point, type Size } from './boxes'

/** A hand that moves less than this presses; one that moves more draws the picture along. In pixels. */
const SLACK = 6

interface Held {
  x: number
  y: number
  left: number
  top: number
  hasMoved: boolean
}

export function useMagnifier(frame: Ref<HTMLElement | undefined>, size: () => Size, boxes: () => Box[]) {
  const room = ref(0)
  const isNear = ref(false)
  const near = computed(() => widthFor(boxes(), size(), room.value))
  const canMagnify = computed(() => near.value > room.value)
  const width = computed(() => (isNear.value && canMagnify.value ? near.value : room.value))
  let held: Held | null = null
  let watcher: ResizeObserver | undefined

  const measure = (): void => {
    room.value = frame.value?.clientWidth || size().width
  }
  onMounted(() => {
    measure()
    watcher = new ResizeObserver(measure)
    if (frame.value) watcher.observe(frame.value)
  })
  onUnmounted(() => watcher?.disconnect())

  /** Bring the part around this place near. */
  async function comeNear({ x, y }: Point): Promise<void> {
    isNear.value = true
    await nextTick()
    const to = frame.value
    if (!to) return
    const height = (width.value * size().height) / size().width
    to.scrollTo({
      left: (x / 100) * width.value - to.clientWidth / 2,
      top: (y / 100) * height - to.clientHeight / 2,
    })
  }
  const stepBack = (): void => {
    isNear.value = false
  }

  function hold({ button, clientX, clientY }: PointerEvent): void {
    const { scrollLeft = 0, scrollTop = 0 } = frame.value ?? {}
    held = button === 0 ? { x: clientX, y: clientY, left: scrollLeft, top: scrollTop, hasMoved: false } : null
  }
  function draw({ clientX, clientY, pointerType }: PointerEvent): void {
    if (!held || !frame.value) return
    const [x, y] = [clientX - held.x, clientY - held.y]
    held.hasMoved ||= Math.hypot(x, y) >= SLACK
    // A finger scrolls by itself.
    if (held.hasMoved && pointerType !== 'touch') frame.value.scrollTo(held.left - x, held.top - y)
  }
  /** True when the hand pressed and did not draw. */
  function letGo(): boolean {
    const wasPress = held !== null && !held.hasMoved
    held = null
    return wasPress
  }

  return { width, isNear, canMagnify, comeNear, stepBack, hold, draw, letGo }
}
