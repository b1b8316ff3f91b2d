import { expect, it } from 'vitest'
import { leastShown } from './scale'

it('begins at the tenth below the lowest point', () => {
  expect(leastShown([0.95, 0.66, 0.71])).toBe(0.6)
  expect(leastShown([0.04])).toBe(0)
})

it('never stretches less than a fifth over the whole height', () => {
  expect(leastShown([0.99, 0.97])).toBe(0.8)
  expect(leastShown([])).toBe(0.8)
})
