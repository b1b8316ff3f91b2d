/** The server's time on this device: seats have wrong clocks, and an answer is judged by the moment it was given. */

let offset = 0

/** Learn the difference to the server's clock from a time it just told. */
export function setServerTime(iso: string): void {
  const told = Date.parse(iso)
  if (!Number.isNaN(told)) offset = told - performance.now()
}

/** Milliseconds since 1970 by the server's clock; by the device's own before the first contact. */
export function serverNow(): number {
  return offset === 0 ? Date.now() : offset + performance.now()
}
