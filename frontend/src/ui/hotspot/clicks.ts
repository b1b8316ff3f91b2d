/** Plain rules of clicking on a picture: every click is kept in its order, those beside all areas are counted. */
import type { Answer } from '@/api/types'
import { NO_ANSWER } from '../lesson/answering'

/** An answer names at most so many clicks; what comes after changes nothing. */
const MOST_CLICKS = 50

/** The answer after one more click: on the option with this index, or with null beside all areas. */
export function clicked(answer: Answer, index: number | null): Answer {
  const { order, misses } = answer
  if (index === null) return { ...NO_ANSWER, order, misses: Math.min(misses + 1, MOST_CLICKS) }
  return { ...NO_ANSWER, order: [...(order ?? []), index].slice(0, MOST_CLICKS), misses }
}

/** The answer without the last click on an area. */
export function takenBack({ order, misses }: Answer): Answer {
  const left = (order ?? []).slice(0, -1)
  return { ...NO_ANSWER, order: left.length > 0 ? left : null, misses }
}

/** The places of an option among the clicks, from 1: "1", or "1·3" where it was clicked again. */
export const placesOf = (order: readonly number[] | null, index: number): string =>
  (order ?? []).flatMap((each, at) => (each === index ? [at + 1] : [])).join('·')
