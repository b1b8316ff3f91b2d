/** Where facts and warnings stand in the two texts. */
import type { RevisionDetail } from '@/api/types'

/** A sign in the margin of one line; `number` is that of the fact, none for a warning. */
export interface Mark {
  id: string
  side: 'before' | 'after'
  line: number
  number: number | null
}

/** One mark for each fact, in the order of the list, and one for each warning that has a place. */
export function marksOf({ facts, notices, before, after }: RevisionDetail): Mark[] {
  const texts = { before: lineStarts(before), after: lineStarts(after) }
  return [
    ...facts.map(({ id, document, start }, index) => ({
      id,
      side: document,
      line: lineAt(texts[document], start),
      number: index + 1,
    })),
    ...notices.flatMap(({ id, span }) =>
      span ? [{ id, side: 'after' as const, line: lineAt(texts.after, span.start), number: null }] : [],
    ),
  ]
}

/** The places, in code points as the server counts them, at which lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0]
  let at = 0
  for (const sign of text) {
    at += 1
    if (sign === '\n') starts.push(at)
  }
  return starts
}

function lineAt(starts: readonly number[], at: number): number {
  let line = starts.length
  while (line > 1 && (starts[line - 1] ?? 0) > at) line -= 1
  return line
}
