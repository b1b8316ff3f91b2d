/** Who is signed in at this seat, for a start without network: gone when she signs out, and after a shift. */
import type { Session } from './types'

const KEY = 'interlude-session'
const LONGEST_MS = 12 * 3_600_000

/** Keep what the server told, or forget it. */
export function keepSession(told: Session | null): void {
  try {
    if (told) localStorage.setItem(KEY, JSON.stringify({ told, at: Date.now() }))
    else localStorage.removeItem(KEY)
  } catch {
    // Where storage is closed off, pages start with a network only.
  }
}

/** What was kept within the last twelve hours by this device's clock. */
export function keptSession(): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { told: Session; at: number } | null
    const age = Date.now() - (kept?.at ?? 0)
    return kept && age >= 0 && age < LONGEST_MS ? kept.told : null
  } catch {
    return null
  }
}
