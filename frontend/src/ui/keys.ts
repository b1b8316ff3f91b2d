/**
 * Single keys, read by their place on the keyboard (`event.code`) so that a Chinese input method cannot swallow them.
 *
 * Layers stack: a curtain or a dialog takes the keys from what lies under it.
 */
import { onBeforeMount, onUnmounted, shallowRef } from 'vue'

/** After any change of screen keys do nothing for this long: a hand that was typing elsewhere answers nothing here. */
export const DEAD_MS = 400

export type Keys = Record<string, () => void>
const layers: { keys: () => Keys; isModal: boolean }[] = []
let changedAt = Number.NEGATIVE_INFINITY

/** Her own keys, by the one each stands for; an empty one is switched off. */
export type OwnKeys = Readonly<Record<string, string>>
const own = shallowRef<OwnKeys>({})

/** Read these keys instead of ours from now on. */
export function wearKeys(keys: OwnKeys): void {
  own.value = keys
}

/** The name of the key that does this, as it stands on keyboards; empty where it is switched off. */
export const keyName = (stroke: string): string =>
  (own.value[stroke] ?? stroke).replace(/^(?:Digit|Key)/, '').replace('Slash', '/')

/** The key of ours that this one stands for. */
const meant = (stroke: string): string =>
  Object.keys(own.value).find((ours) => own.value[ours] === stroke) ?? (stroke in own.value ? '' : stroke)

/** Tell that other things stand on the screen now. */
export function noteScreenChange(): void {
  changedAt = performance.now()
}

/**
 * Listen to keys while the component lives. `Digit1` also means the number pad.
 *
 * A layer is there before those of what it contains: on a curtain the search keeps its key, however soon it comes.
 * With `isUnderAll` it lies under every other, however late it comes.
 */
export function useKeys(keys: () => Keys, { isModal = false, isUnderAll = false } = {}): void {
  const layer = { keys, isModal }
  onBeforeMount(() => (isUnderAll ? layers.unshift(layer) : layers.push(layer)))
  onUnmounted(() => layers.splice(layers.indexOf(layer), 1))
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type))

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a[href], summary, select, textarea, form') !== null

function strokeOf(event: KeyboardEvent): string {
  if (event.key === '?' || event.key === '？') return '?'
  return meant(event.code.replace(/^Numpad(?=\d)/, 'Digit').replace('NumpadEnter', 'Enter'))
}

function handlerOf(stroke: string): (() => void) | undefined {
  for (const layer of Array.from(layers).reverse()) {
    const handler = layer.keys()[stroke]
    if (handler || layer.isModal) return handler
  }
  return undefined
}

/** The one main button of the screen, or of the dialog that lies over it. */
function mainButton(): HTMLElement | null {
  const place = document.querySelector('dialog[open]') ? 'dialog[open] ' : ''
  return (
    Array.from(document.querySelectorAll<HTMLElement>(`${place}[data-main]`))
      .filter((button) => !button.hasAttribute('disabled'))
      .pop() ?? null
  )
}

function press(stroke: string, event: KeyboardEvent): void {
  const { target } = event
  const isOpenDialog = document.querySelector('dialog[open]') !== null
  if (stroke === 'Enter') {
    if (isPressable(target)) return
    const button = mainButton()
    if (!button) return
    event.preventDefault()
    button.click()
    return
  }
  if (isOpenDialog || (isTextField(target) && stroke !== 'Escape')) return
  if (stroke === 'Space' && target instanceof Element && target.closest('button, input, summary, a[href]'))
    return
  const handler = handlerOf(stroke)
  if (!handler) return
  event.preventDefault()
  handler()
}

/** The one listener of the page; `main.ts` puts it on the window, in the capture phase. */
export function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.key === 'Process') return
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab' || event.key === 'Shift') return
  const stroke = strokeOf(event)
  // With Shift a key is a letter that somebody types, or a softphone's.
  if (event.shiftKey && stroke !== '?') return
  const isDead = event.repeat || performance.now() - changedAt < DEAD_MS
  // Whoever types into the form of a page knows what Enter does there.
  if (
    isTextField(event.target) &&
    (event.target as Element).closest('form') &&
    !document.querySelector('dialog[open]')
  )
    return
  const isOurs = stroke === 'Enter' || stroke === 'Escape' || !isTextField(event.target)
  if (isDead && isOurs && !event.key.startsWith('Arrow') && !event.key.startsWith('Page')) {
    // A textarea keeps its repeated Enter; everything else waits.
    if (event.repeat && isTextField(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    return
  }
  press(stroke, event)
}
