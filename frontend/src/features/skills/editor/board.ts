/** Where the skills of a draft stand: every stage has its columns, also one without skills, to be moved to. */
import { COLUMN, LEFT, type Placed } from '../moves'
import { STAGES } from '../stages'

export interface Band {
  stage: number
  /** The first column, and how many there are. */
  column: number
  columns: number
}

/** The columns of each stage, side by side. */
export function bandsOf(skills: readonly { column: number; stage: number }[]): Band[] {
  let column = 0
  return STAGES.map((stage) => {
    const taken = skills.filter((each) => each.stage === stage).map((each) => each.column)
    const columns = taken.length > 0 ? Math.max(...taken) - Math.min(...taken) + 1 : 1
    const band = { stage, column, columns }
    column += columns
    return band
  })
}

/** Skills with their columns moved so that stages without skills have room. */
export function spread<T extends Placed & { stage: number }>(
  skills: readonly T[],
  bands: readonly Band[],
): T[] {
  const first = new Map<number, number>()
  for (const { stage, column } of skills) first.set(stage, Math.min(column, first.get(stage) ?? column))
  return skills.map((each) => {
    const band = bands.find(({ stage }) => stage === each.stage)
    return { ...each, column: each.column - (first.get(each.stage) ?? 0) + (band?.column ?? 0) }
  })
}

/** The stage under a place that many pixels from the left; the outermost beyond the edges. */
export function stageAt(x: number, bands: readonly Band[]): number {
  const column = Math.max(0, (x - LEFT + COLUMN / 2) / COLUMN)
  const found = bands.find((band) => column < band.column + band.columns)
  return (found ?? bands[bands.length - 1])?.stage ?? 1
}
