/** What this seat keeps for whoever is signed in: the key that seals it, and how many answers have not arrived yet. */
import { readonly, ref } from 'vue'

let told: { person: string; key: string } | null = null
const count = ref(0)

/** Answers that wait here: hers while she is signed in, else those of whoever left some. */
export const waitingHere = readonly(count)

export function noteWaiting(answers: number): void {
  count.value = answers
}

/** Keep the key that came with her session; in memory alone, because the next one on the seat must not find it. */
export function noteSeatKey(person: string, key: string | null): void {
  told = key === null ? null : { person, key }
}

/** Her key, if the server told it since this page was opened. */
export const seatKeyOf = (person: string): string | null => (told?.person === person ? told.key : null)
