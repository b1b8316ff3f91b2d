/** Which keys somebody wants instead of ours, so that none of them is one of her softphone's: kept on the seat, for her. */
import { watch } from 'vue'
import { session } from '@/api/session'
import { wearKeys, type OwnKeys } from '@/ui/keys'

/** What can be put on another key. Enter, Tab and the arrows belong to the browser; `?` opens the list of keys. */
export const CHANGEABLE = ['Digit0', 'Escape', 'Space', 'KeyN', 'KeyF', 'KeyH', 'KeyQ', 'Slash'] as const
const OTHERS = [1, 2, 3, 4, 5, 6]
  .map((digit) => `Digit${digit}`)
  .concat([...'ABCDE'].map((key) => `Key${key}`))
/** Every single key switched off: all can be reached by Tab and Enter. */
export const NO_KEYS: OwnKeys = Object.fromEntries([...CHANGEABLE, ...OTHERS].map((key) => [key, '']))

const place = (): string => `interlude-keys:${session.value?.person.id ?? ''}`

/** What she chose on this seat; nothing where storage is closed off. */
export function ownKeys(): OwnKeys {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? '{}') as OwnKeys
  } catch {
    return {}
  }
}

/** Keep her choice and read keys by it at once. */
export function keepKeys(keys: OwnKeys): void {
  wearKeys(keys)
  try {
    localStorage.setItem(place(), JSON.stringify(keys))
  } catch {
    // Then it holds as long as the page is open.
  }
}

/** Put `ours` on another key; null when something else is there already or it belongs to the browser. */
export function moved(keys: OwnKeys, ours: string, to: string): OwnKeys | null {
  const isTaken = [...CHANGEABLE, ...OTHERS].some((other) => other !== ours && (keys[other] ?? other) === to)
  if (isTaken || /^(?:Enter|Tab|Arrow|Page|Shift|Control|Alt|Meta|F\d)/.test(to)) return null
  const rest = Object.fromEntries(Object.entries(keys).filter(([other]) => other !== ours))
  return to === ours ? rest : { ...rest, [ours]: to }
}

/** Wear the keys of whoever is signed in. */
export function startKeys(): void {
  watch(
    () => session.value?.person.id,
    () => wearKeys(ownKeys()),
    { immediate: true },
  )
}
