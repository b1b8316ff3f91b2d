import { expect, it } from 'vitest'
import { bandsOf, spread, stageAt } from './board'

const skills = [
  { column: 0, row: 0, stage: 1 },
  { column: 1, row: 0, stage: 1 },
  { column: 2, row: 0, stage: 4 },
]
const bands = bandsOf(skills)

it('gives a stage without skills a column of its own', () => {
  expect(bands.map(({ stage, column, columns }) => [stage, column, columns])).toEqual([
    [1, 0, 2],
    [2, 2, 1],
    [3, 3, 1],
    [4, 4, 1],
  ])
  expect(spread(skills, bands).map(({ column }) => column)).toEqual([0, 1, 4])
})

it('tells the stage under the pointer, and the outermost beside the map', () => {
  expect([-40, 130, 260, 380, 520, 9000].map((x) => stageAt(x, bands))).toEqual([1, 1, 2, 3, 4, 4])
})
