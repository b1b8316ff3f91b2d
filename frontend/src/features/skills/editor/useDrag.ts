/** Drawing a skill to another stage, or a line from it to another skill, by mouse, pen or finger. */
import { ref, shallowRef, type Ref } from 'vue'
import { stageAt, type Band } from './board'

/** A hand that moves less than this presses. In pixels. */
const SLACK = 6

interface Drag {
  kind: 'place' | 'connect'
  slug: string
  x: number
  y: number
  stage: number
}
interface Ends {
  place: (slug: string, stage: number) => unknown
  connect: (from: string, to: string) => unknown
}

export function useDrag(board: Ref<HTMLElement | undefined>, bands: Ref<readonly Band[]>, ends: Ends) {
  const drag = shallowRef<Drag | null>(null)
  const pressed = ref<{ kind: Drag['kind']; slug: string; x: number; y: number; id: number } | null>(null)
  let dragged = false

  function press(event: PointerEvent, slug: string, kind: Drag['kind']): void {
    if (event.button !== 0) return
    dragged = false
    pressed.value = { kind, slug, x: event.clientX, y: event.clientY, id: event.pointerId }
  }

  function move(event: PointerEvent): void {
    const held = pressed.value
    if (!held || held.id !== event.pointerId || !board.value) return
    if (!drag.value && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLACK) return
    // Only now: a captured pointer would take the press from the button.
    if (!drag.value) board.value.setPointerCapture?.(event.pointerId)
    dragged = true
    const { left, top } = board.value.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    drag.value = { kind: held.kind, slug: held.slug, x, y, stage: stageAt(x, bands.value) }
  }

  function release(event: PointerEvent): void {
    const done = drag.value
    cancel()
    if (!done) return
    if (done.kind === 'place') return void ends.place(done.slug, done.stage)
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-slug]')
    const to = under?.dataset['slug']
    if (to && to !== done.slug) ends.connect(done.slug, to)
  }

  function cancel(): void {
    drag.value = null
    pressed.value = null
  }

  /** True once after a drag, whose end a browser may call a press as well. */
  function wasDrag(): boolean {
    const was = dragged
    dragged = false
    return was
  }

  return { drag, press, move, release, cancel, wasDrag }
}
