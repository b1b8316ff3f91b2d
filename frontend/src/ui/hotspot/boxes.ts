/** Rectangles on a picture, in percent of its width and height with one decimal, as lessons keep them. */

export interface Box {
  left: number
  top: number
  width: number
  height: number
}
/** A place on a picture, in percent. */
export interface Point {
  x: number
  y: number
}
export interface Size {
  width: number
  height: number
}

/** The least side of what is pressed, in CSS pixels (WCAG 2.2, 2.5.8). */
export const LEAST_TARGET = 24
/** Shown wider than this a picture is only blur. */
const WIDEST = 4096
/** A box of less than this, in percent, was no box but a press. */
const LEAST_SIDE = 1

const tenths = (value: number): number => Math.round(value * 10) / 10
const within = (value: number, least: number, most: number): number =>
  tenths(Math.min(Math.max(value, least), most))

/** Which box holds the point; -1 when none does. */
export const boxAt = (boxes: readonly Box[], { x, y }: Point): number =>
  boxes.findIndex(
    ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
  )

/** The box between two corners, cut off at the edges of the picture; null when it has no size. */
export function between(one: Point, other: Point): Box | null {
  const left = within(Math.min(one.x, other.x), 0, 100)
  const top = within(Math.min(one.y, other.y), 0, 100)
  const width = tenths(within(Math.max(one.x, other.x), 0, 100) - left)
  const height = tenths(within(Math.max(one.y, other.y), 0, 100) - top)
  return width < LEAST_SIDE || height < LEAST_SIDE ? null : { left, top, width, height }
}

/** The box moved by so much, as far as the picture goes. */
export const moved = (box: Box, by: Point): Box => ({
  ...box,
  left: within(box.left + by.x, 0, 100 - box.width),
  top: within(box.top + by.y, 0, 100 - box.height),
})

/** The box with its lower right corner moved by so much. */
export const stretched = (box: Box, by: Point): Box => ({
  ...box,
  width: within(box.width + by.x, LEAST_SIDE, 100 - box.left),
  height: within(box.height + by.y, LEAST_SIDE, 100 - box.top),
})

/** The box with one of its four numbers typed anew, kept on the picture. */
export function typedInto(box: Box, side: keyof Box, value: number): Box {
  const room = { left: 100 - box.width, top: 100 - box.height, width: 100 - box.left, height: 100 - box.top }
  const least = side === 'left' || side === 'top' ? 0 : LEAST_SIDE
  return { ...box, [side]: within(Number.isFinite(value) ? value : least, least, room[side]) }
}

/** A free place for one more box: the first of a coarse grid that touches no other, else the middle. */
export function freeBox(boxes: readonly Box[]): Box {
  for (let top = 5; top <= 85; top += 10)
    for (let left = 5; left <= 75; left += 10) {
      const box = { left, top, width: 18, height: 8 }
      if (!boxes.some((other) => overlap(box, other))) return box
    }
  return { left: 40, top: 46, width: 18, height: 8 }
}

/** Could one press be on both? Boxes may touch. */
export const overlap = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height

/** The middle of a box on a picture shown at this size, in CSS pixels. */
export const centre = ({ left, top, width, height }: Box, shown: Size): Point => ({
  x: ((left + width / 2) / 100) * shown.width,
  y: ((top + height / 2) / 100) * shown.height,
})

/** A box on a picture shown at this size, in CSS pixels, as an SVG `rect` takes it. */
export const onScreen = ({ left, top, width, height }: Box, shown: Size) => ({
  x: (left / 100) * shown.width,
  y: (top / 100) * shown.height,
  width: (width / 100) * shown.width,
  height: (height / 100) * shown.height,
})

/**
 * How wide the picture must be shown, in CSS pixels, for every box to be pressed with ease: `room` where that is
 * enough, otherwise so wide that the smallest box is a target, and at least half as wide again as the room.
 */
export function widthFor(boxes: readonly Box[], picture: Size, room: number): number {
  const tall = picture.height / picture.width
  const least = Math.min(100, ...boxes.map(({ width, height }) => Math.min(width, height * tall)))
  const needed = (LEAST_TARGET * 100) / least
  return needed <= room ? room : Math.min(Math.max(needed, room * 1.5), WIDEST)
}
