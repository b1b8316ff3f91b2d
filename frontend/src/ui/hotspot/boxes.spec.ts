import { describe, expect, it } from 'vitest'
import {
  between,
  boxAt,
  freeBox,
  LEAST_TARGET,
  moved,
  overlap,
  stretched,
  typedInto,
  widthFor,
} from './boxes'

const box = { left: 10, top: 20, width: 30, height: 40 }
const SCREEN = { width: 1366, height: 768 }

describe('a box', () => {
  it('holds its upper left edge and not its lower right one, as the server counts', () => {
    const beside = { ...box, left: 40 }

    expect(boxAt([box, beside], { x: 10, y: 20 })).toBe(0)
    expect(boxAt([box, beside], { x: 40, y: 59.9 })).toBe(1)
    expect(boxAt([box, beside], { x: 40, y: 60 })).toBe(-1)
    expect(overlap(box, beside)).toBe(false)
    expect(overlap(box, { ...beside, left: 39.9 })).toBe(true)
  })

  it('is drawn from any corner, in tenths, and no further than the picture goes', () => {
    expect(between({ x: 40, y: 60 }, { x: 10.04, y: -7 })).toEqual({
      left: 10,
      top: 0,
      width: 30,
      height: 60,
    })
    expect(between({ x: 40, y: 60 }, { x: 40.4, y: 90 })).toBeNull()
  })

  it('stays on the picture however far it is moved, stretched or typed', () => {
    expect(moved(box, { x: 99, y: -99 })).toEqual({ ...box, left: 70, top: 0 })
    expect(stretched(box, { x: 99, y: -99 })).toEqual({ ...box, width: 90, height: 1 })
    expect(typedInto(box, 'left', 95)).toEqual({ ...box, left: 70 })
    expect(typedInto(box, 'width', Number.NaN)).toEqual({ ...box, width: 1 })
  })

  it('finds a free place for the next', () => {
    const eight = Array.from({ length: 8 }).reduce<(typeof box)[]>((all) => [...all, freeBox(all)], [])

    expect(eight.some((one, at) => eight.some((other, place) => at < place && overlap(one, other)))).toBe(
      false,
    )
  })
})

describe('a picture', () => {
  it('is as wide as its room while every area is a target there', () => {
    expect(widthFor([{ left: 0, top: 0, width: 20, height: 20 }], SCREEN, 360)).toBe(360)
  })

  it('is shown larger where one is not, until it is', () => {
    const small = { left: 0, top: 0, width: 10, height: 3 }
    const wide = widthFor([small], SCREEN, 360)

    expect((((wide * SCREEN.height) / SCREEN.width) * small.height) / 100).toBeCloseTo(LEAST_TARGET)
  })
})
