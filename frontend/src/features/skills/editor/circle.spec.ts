import { expect, it } from 'vitest'
import { circleThrough } from './circle'

const after = (told: Record<string, string[]>) => new Map(Object.entries(told))

it('finds none where every chain ends', () => {
  expect(circleThrough('c', after({ a: [], b: ['a'], c: ['a', 'b'] }))).toBeNull()
})

it('tells the shortest circle in the order of practice', () => {
  const told = after({ a: ['d'], b: ['a'], c: ['b', 'a'], d: ['c'] })

  expect(circleThrough('a', told)).toEqual(['a', 'c', 'd', 'a'])
})

it('names a skill that comes after itself', () => {
  expect(circleThrough('a', after({ a: ['a'] }))).toEqual(['a', 'a'])
})

it('ends where a circle lies beneath, but not through the skill', () => {
  expect(circleThrough('x', after({ x: ['a'], a: ['b'], b: ['a'] }))).toBeNull()
})
