/** The server's time on this device: seats have wrong clocks, and an answer is judged by the moment it was given. */

const KEY = 'interlude-clock'
let offset = 0

/** Learn the difference to the server's clock from a time it just told. */
export function setServerTime(iso: string): void {
  const told = Date.parse(iso)
  if (Number.isNaN(told)) return
  offset = told - performance.now()
  try {
    localStorage.setItem(KEY, String(told - Date.now()))
  } catch {
    // Then a start without network goes by the device's own clock.
  }
}

/** Milliseconds since 1970 by the server's clock; before the first contact by how far the device's was off at the last one. */
export function serverNow(): number {
  return offset === 0 ? Date.now() + lastDifference() : offset + performance.now()
}

function lastDifference(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0
  } catch {
    return 0
  }
}

/** Whether a moment has come that the server told ahead. */
export const hasCome = (at: string | null | undefined): boolean => !!at && Date.parse(at) <= serverNow()
