/** Geometry of the mastery ring: four arcs with gaps, one per level. */

export interface Ring {
  centre: number
  width: number
  arcs: readonly string[]
}

const GAP_DEGREES = 16

function point(centre: number, radius: number, degrees: number): string {
  const angle = (degrees * Math.PI) / 180
  return `${(centre + radius * Math.cos(angle)).toFixed(2)} ${(centre + radius * Math.sin(angle)).toFixed(2)}`
}

/** Lay out the ring in a square of `size` pixels, first arc from the top, clockwise. */
export function layOutRing(size: number): Ring {
  const centre = size / 2
  const width = Math.max(4, size * 0.085)
  const radius = centre - width / 2 - 1
  const arcs = [0, 1, 2, 3].map((quarter) => {
    const from = -90 + quarter * 90 + GAP_DEGREES / 2
    const to = from + 90 - GAP_DEGREES
    return `M${point(centre, radius, from)}A${radius} ${radius} 0 0 1 ${point(centre, radius, to)}`
  })
  return { centre, width, arcs }
}
