/** Who reads anew when the live stream says so. */
const hearers = new Map<string, Set<() => void>>()

/** Call `hear` at each signal of this kind, and when everything is to be read anew; returns the way to stop. */
export function onSignal(kind: string, hear: () => void): () => void {
  const those = hearers.get(kind) ?? new Set()
  hearers.set(kind, those.add(hear))
  return () => those.delete(hear)
}

/** Pass a signal on. */
export function tellHearers(kind: string): void {
  for (const [about, those] of hearers)
    if (kind === about || kind === 'resync') those.forEach((hear) => hear())
}
