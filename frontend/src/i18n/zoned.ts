/** Times typed on the bank's clock, to and from UTC. */
import { parts } from './dates'

const two = (value: number): string => String(value).padStart(2, '0')

/** The value of a `datetime-local` field ("2026-12-01T00:00") for a moment, on the clock of `timeZone`. */
export function toField(at: number | string, timeZone: string): string {
  const hands = parts(at, timeZone)
  return `${hands.year}-${two(hands.month)}-${two(hands.day)}T${two(hands.hour)}:${two(hands.minute)}`
}

/** The moment (RFC 3339, UTC) that the clock of `timeZone` shows as `field`. */
export function fromField(field: string, timeZone: string): string {
  const wanted = Date.parse(`${field}:00Z`)
  // The zone's offset at the guessed moment; the second pass is for days on which clocks change.
  let guess = wanted
  for (let pass = 0; pass < 2; pass += 1) guess += wanted - Date.parse(`${toField(guess, timeZone)}:00Z`)
  return new Date(guess).toISOString()
}

/** The next midnight on the clock of `timeZone`, as a field value: the usual moment for a rule to start. */
export function tomorrow(now: number, timeZone: string): string {
  return `${toField(now + 86_400_000, timeZone).slice(0, 10)}T00:00`
}
