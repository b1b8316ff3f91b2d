/** The scale of the curve of recall. */

/** No fifth of the whole is stretched further: noise must not look like a fall. */
const HIGHEST_START = 0.8

/** Where the scale begins: the tenth below the lowest point, and 0.8 at most. It always ends at 1. */
export const leastShown = (recalls: readonly number[]): number =>
  Math.min(HIGHEST_START, Math.floor(Math.max(0, Math.min(1, ...recalls)) * 10) / 10)
