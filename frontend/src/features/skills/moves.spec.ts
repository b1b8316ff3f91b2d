import { expect, it } from 'vitest'
import { extent, follow, line } from './moves'

const a = { column: 0, row: 0 }
const b = { column: 0, row: 1 }
const c = { column: 1, row: 0.5 }
const d = { column: 2, row: 0.8 }
const all = [a, b, c, d]

it('follows an arrow to the nearest in that direction', () => {
  expect(follow(all, a, 'ArrowDown')).toBe(b)
  expect(follow(all, b, 'ArrowUp')).toBe(a)
  expect(follow(all, a, 'ArrowRight')).toBe(c)
  expect(follow(all, d, 'ArrowLeft')).toBe(c)
})

it('stays at the edge', () => {
  expect(follow(all, a, 'ArrowLeft')).toBe(a)
  expect(follow(all, d, 'ArrowDown')).toBe(d)
})

it('reaches every place by arrows alone', () => {
  const met = new Set([a])
  for (const here of met)
    for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const)
      met.add(follow(all, here, arrow))

  expect(met.size).toBe(all.length)
})

it('draws a line level at both ends, within the map', () => {
  expect(line(a, c)).toBe('M89 74C124 74 124 120 159 120')
  expect(extent(all)).toEqual({ width: 372, height: 236 })
})
