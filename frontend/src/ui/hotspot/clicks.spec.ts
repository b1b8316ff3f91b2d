import { describe, expect, it } from 'vitest'
import { needless, NO_ANSWER } from '../lesson/answering'
import { clicked, placesOf, takenBack } from './clicks'

const through = (...clicks: (number | null)[]) => clicks.reduce(clicked, NO_ANSWER)

describe('clicks on a picture', () => {
  it('are kept in their order, again and beside all areas as well', () => {
    const answer = through(2, null, 2, 0, null)

    expect([answer.order, answer.misses]).toEqual([[2, 2, 0], 2])
    expect(needless(answer)).toBe(3)
    expect(placesOf(answer.order, 2)).toBe('1·2')
  })

  it('are taken back from the last, down to no answer', () => {
    expect(takenBack(through(2, 0)).order).toEqual([2])
    expect(takenBack(through(2, null))).toEqual({ ...NO_ANSWER, misses: 1 })
  })

  it('end where no answer holds more', () => {
    expect(through(...Array.from({ length: 60 }, () => 1)).order).toHaveLength(50)
  })
})
