/** Prerequisites that run in a circle, found before they are sent; the server refuses them as well. */

type After = ReadonlyMap<string, readonly string[]>

/**
 * The circle through a skill in the order in which it would have to be practised, from the skill back to
 * itself; null if there is none. Whoever changed one skill of a draft without circles need not look further.
 */
export function circleThrough(start: string, after: After): string[] | null {
  const met = new Set<string>()
  let chains: string[][] = [[start]]
  while (chains.length > 0) {
    const longer: string[][] = []
    for (const chain of chains) {
      for (const before of after.get(chain[0] ?? '') ?? []) {
        if (before === start) return [start, ...chain]
        if (!met.has(before)) longer.push([before, ...chain])
        met.add(before)
      }
    }
    chains = longer
  }
  return null
}
