/** Drawing boxes on a picture by mouse, pen or finger: a new one, one moved, one stretched by its corner. */
import { shallowRef } from 'vue'
import { between, boxAt, moved, stretched, type Box, type Point } from '@/ui/hotspot/boxes'

interface Held {
  kind: 'new' | 'moved' | 'stretched'
  at: number
  from: Point
  box: Box | null
}
interface Ends {
  add: (box: Box) => void
  change: (at: number, box: Box) => void
  choose: (at: number) => void
}

export function useBoxes(boxes: () => readonly Box[], ends: Ends) {
  /** What is under her hand, not yet let go. */
  const held = shallowRef<Held | null>(null)

  function press(at: Point, event: PointerEvent, corner?: number): void {
    if (event.button !== 0) return
    ;(event.currentTarget as Element | null)?.setPointerCapture?.(event.pointerId)
    const found = corner ?? boxAt(boxes(), at)
    if (found >= 0) ends.choose(found)
    const kind = found < 0 ? 'new' : corner === undefined ? 'moved' : 'stretched'
    held.value = { kind, at: found, from: at, box: null }
  }

  function move(to: Point): void {
    const now = held.value
    if (!now) return
    const by = { x: to.x - now.from.x, y: to.y - now.from.y }
    const box = boxes()[now.at]
    if (now.kind === 'new') held.value = { ...now, box: between(now.from, to) }
    else if (box) held.value = { ...now, box: now.kind === 'moved' ? moved(box, by) : stretched(box, by) }
  }

  function release(): void {
    const done = held.value
    held.value = null
    if (!done?.box) return
    if (done.kind === 'new') ends.add(done.box)
    else ends.change(done.at, done.box)
  }

  const cancel = (): void => {
    held.value = null
  }

  return { held, press, move, release, cancel }
}
