/** Two texts side by side, line by line: what stayed, what went, what came. */

export interface Piece {
  text: string
  isChanged: boolean
}
export interface Side {
  line: number
  pieces: readonly Piece[]
}
/** One row: both sides the same, one of them missing, or a line that was rewritten. */
export interface DiffRow {
  isSame: boolean
  before: Side | null
  after: Side | null
}
/** A run of rows that stayed the same, long enough to fold away. */
export interface Fold {
  count: number
  rows: readonly DiffRow[]
}

/** Lines kept around a change, so that one sees where it stands. */
const CONTEXT = 2

/** Lay the lines of two texts beside each other. */
export function diffLines(before: string, after: string): DiffRow[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const rows: DiffRow[] = []
  let [i, j] = [0, 0]
  for (const [oldAt, freshAt] of [...commonLines(old, fresh), [old.length, fresh.length] as const]) {
    rows.push(...changed(old, i, oldAt, fresh, j, freshAt))
    if (oldAt < old.length) rows.push(same(old[oldAt] ?? '', oldAt, freshAt))
    ;[i, j] = [oldAt + 1, freshAt + 1]
  }
  return rows
}

/** Pairs of places at which both texts have the same line. Most of a long article is the same at both ends. */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = longestCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [
    ...Array.from({ length: head }, (_, at): [number, number] => [at, at]),
    ...middle.map(([i, j]): [number, number] => [head + i, head + j]),
    ...Array.from({ length: tail }, (_, at): [number, number] => [
      a.length - tail + at,
      b.length - tail + at,
    ]),
  ]
}

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const best = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

const same = (text: string, oldAt: number, freshAt: number): DiffRow => ({
  isSame: true,
  before: { line: oldAt + 1, pieces: [{ text, isChanged: false }] },
  after: { line: freshAt + 1, pieces: [{ text, isChanged: false }] },
})

function changed(
  old: readonly string[],
  i: number,
  oldEnd: number,
  fresh: readonly string[],
  j: number,
  freshEnd: number,
): DiffRow[] {
  return Array.from({ length: Math.max(oldEnd - i, freshEnd - j) }, (_, step) => {
    const [left, right] = [
      i + step < oldEnd ? old[i + step] : undefined,
      j + step < freshEnd ? fresh[j + step] : undefined,
    ]
    const [before, after] = pieces(left ?? '', right ?? '')
    return {
      isSame: false,
      before: left === undefined ? null : { line: i + step + 1, pieces: before },
      after: right === undefined ? null : { line: j + step + 1, pieces: after },
    }
  })
}

/** Letters, digits and what stands inside a number: half a number is no change that anyone can read. */
const isInWord = (sign: string | undefined): boolean => /[A-Za-z0-9.,%]/.test(sign ?? '')

/** Mark what differs between two versions of one line: all between the common start and the common end. */
export function pieces(before: string, after: string): [Piece[], Piece[]] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1
  while (head > 0 && isInWord(before[head - 1]) && (isInWord(before[head]) || isInWord(after[head])))
    head -= 1
  const isCutAtTail = (): boolean =>
    isInWord(before[before.length - tail]) &&
    (isInWord(before[before.length - tail - 1]) || isInWord(after[after.length - tail - 1]))
  while (tail > 0 && isCutAtTail()) tail -= 1
  const cut = (text: string): Piece[] =>
    [
      { text: text.slice(0, head), isChanged: false },
      { text: text.slice(head, text.length - tail), isChanged: true },
      { text: text.slice(text.length - tail), isChanged: false },
    ].filter((piece) => piece.text !== '')
  return [cut(before), cut(after)]
}

/** Fold away what is far from any change and from any row that `isMarked`. */
export function foldSame(
  rows: readonly DiffRow[],
  isMarked: (row: DiffRow) => boolean = () => false,
): (DiffRow | Fold)[] {
  const isNear = (index: number): boolean =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((row) => !row.isSame || isMarked(row))
  const folded: (DiffRow | Fold)[] = []
  for (const [index, row] of rows.entries()) {
    const last = folded[folded.length - 1]
    if (isNear(index)) folded.push(row)
    else if (last && 'count' in last)
      folded[folded.length - 1] = { count: last.count + 1, rows: [...last.rows, row] }
    else folded.push({ count: 1, rows: [row] })
  }
  return folded
}
