/** Where things stand on the map, and where an arrow key leads. */

export interface Placed {
  column: number
  row: number
}
export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const COLUMN = 124
export const ROW = 92
const RADIUS = 27
export const LEFT = 62
const TOP = 74

/** The centre of a place, in pixels. */
export const centre = ({ column, row }: Placed) => ({ x: LEFT + column * COLUMN, y: TOP + row * ROW })

/** How large the map is, in pixels. */
export function extent(places: readonly Placed[]): { width: number; height: number } {
  const columns = Math.max(0, ...places.map(({ column }) => column))
  const rows = Math.max(0, ...places.map(({ row }) => row))
  return { width: LEFT * 2 + columns * COLUMN, height: TOP + rows * ROW + 70 }
}

/** A line from the right of one ring to the left of another, level at both ends. */
export function line(from: Placed, to: Placed): string {
  const start = centre(from)
  const end = centre(to)
  const x1 = start.x + RADIUS
  const x2 = end.x - RADIUS
  const bend = Math.max(24, Math.abs(x2 - x1) / 2)
  return `M${x1} ${start.y}C${x1 + bend} ${start.y} ${x2 - bend} ${end.y} ${x2} ${end.y}`
}

const AHEAD: Record<Arrow, (from: Placed, to: Placed) => number> = {
  ArrowLeft: (from, to) => from.column - to.column,
  ArrowRight: (from, to) => to.column - from.column,
  ArrowUp: (from, to) => from.row - to.row,
  ArrowDown: (from, to) => to.row - from.row,
}

/** The nearest place in that direction; what lies aside counts double. The same place at the edge. */
export function follow<T extends Placed>(places: readonly T[], from: T, arrow: Arrow): T {
  const isAcross = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const aside = (to: T): number => Math.abs(isAcross ? to.row - from.row : to.column - from.column)
  const cost = (to: T): number => AHEAD[arrow](from, to) + 2 * aside(to)
  const ahead = places.filter((to) => AHEAD[arrow](from, to) > 0 && (isAcross || aside(to) < 1))
  return ahead.reduce<T | null>((best, to) => (best && cost(best) <= cost(to) ? best : to), null) ?? from
}
