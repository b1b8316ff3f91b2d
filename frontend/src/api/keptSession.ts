/** Who is signed in at this seat, for a start without network: gone when she signs out, and after a shift. */
import type { Session } from './types'

const KEY = 'interlude-session'
const LEFT_KEY = 'interlude-left'
/** As long as a session lasts at most: for what is kept here, a shift is over then. */
export const SHIFT_MS = 12 * 3_600_000

/** Keep what the server told, or forget it. */
export function keepSession(told: Session | null): void {
  write(KEY, told && JSON.stringify({ told, at: Date.now() }))
}

/** What was kept within the last twelve hours by this device's clock. */
export function keptSession(): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { told: Session; at: number } | null
    const age = Date.now() - (kept?.at ?? 0)
    return kept && age >= 0 && age < SHIFT_MS ? kept.told : null
  } catch {
    return null
  }
}

/** Remember that she left this seat without network: her session is still open on the server. */
export function noteLeft(hasLeft: boolean): void {
  write(LEFT_KEY, hasLeft ? 'yes' : null)
}

export function hasLeft(): boolean {
  try {
    return localStorage.getItem(LEFT_KEY) !== null
  } catch {
    return false
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Where storage is closed off, pages start with a network only.
  }
}
