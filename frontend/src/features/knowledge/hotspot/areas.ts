/** The areas of a hotspot as its editor holds them: steps first, in their order, then those that lead astray. */
import type { OptionFields } from '@/api/types'
import { overlap, type Box } from '@/ui/hotspot/boxes'
import { anOption, type Typed } from '../itemFields'

export const MOST_AREAS = 8
export const FEWEST_AREAS = 2

type Area = OptionFields & { area: Box }

/** Options that have their place on the picture; one written without is no area. */
export const areasOf = ({ options }: Pick<Typed, 'options'>): Area[] =>
  options.filter((option): option is Area => option.area !== null)

export const stepsOf = (areas: readonly Area[]): number => areas.filter(({ correct }) => correct).length

/** Steps keep their order and come first, as they are written. */
const arranged = (areas: readonly Area[]): Area[] => [
  ...areas.filter(({ correct }) => correct),
  ...areas.filter(({ correct }) => !correct),
]

/** One more step at the end of the way. */
export const withArea = (areas: readonly Area[], area: Box): Area[] =>
  arranged([...areas, { ...anOption(), correct: true, area }])

export const without = (areas: readonly Area[], at: number): Area[] =>
  areas.filter((_, place) => place !== at)

/** An area changed; one that becomes a step, or ceases to be one, goes to the end of its kind. */
export function changed(areas: readonly Area[], at: number, part: Partial<Area>): Area[] {
  const area = areas[at]
  if (!area) return [...areas]
  const next = { ...area, ...part }
  if (next.correct === area.correct) return areas.map((each, place) => (place === at ? next : each))
  return arranged([...without(areas, at), next])
}

/** A step put at the place of another; nothing moves between steps and what leads astray. */
export function put(areas: readonly Area[], from: number, to: number): Area[] {
  const area = areas[from]
  if (!area || areas[to]?.correct !== area.correct) return [...areas]
  const left = without(areas, from)
  return [...left.slice(0, to), area, ...left.slice(to)]
}

/** Places of the areas that lie on another: a press there would be on both. */
export const clashing = (areas: readonly Area[]): number[] =>
  areas.flatMap(({ area }, at) =>
    areas.some((other, place) => place !== at && overlap(area, other.area)) ? [at] : [],
  )

/** Can this be written down? The server says what else is amiss. */
export const isWhole = (typed: Typed): boolean => {
  const areas = areasOf(typed)
  return (
    typed.prompt.trim() !== '' &&
    typed.picture !== null &&
    typed.picture.alt.trim() !== '' &&
    typed.release.trim() !== '' &&
    areas.length >= FEWEST_AREAS &&
    stepsOf(areas) > 0 &&
    areas.every(({ text }) => text.trim() !== '')
  )
}
