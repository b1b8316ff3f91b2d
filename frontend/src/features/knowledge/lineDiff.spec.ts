import { describe, expect, it } from 'vitest'
import { diffLines, foldSame, pieces } from './lineDiff'

const shape = (before: string, after: string) =>
  diffLines(before, after).map((row) => [row.before?.line ?? null, row.after?.line ?? null, row.isSame])

describe('two texts side by side', () => {
  it('pair a rewritten line with its new wording', () => {
    expect(shape('a\nold\nc', 'a\nnew\nc')).toEqual([
      [1, 1, true],
      [2, 2, false],
      [3, 3, true],
    ])
  })

  it('leave a gap where a line was added', () => {
    expect(shape('a\nb', 'a\nnew\nb')).toEqual([
      [1, 1, true],
      [null, 2, false],
      [2, 3, true],
    ])
  })

  it('leave a gap where a line was taken out', () => {
    expect(shape('a\nb\nc', 'a\nc')).toEqual([
      [1, 1, true],
      [2, null, false],
      [3, 2, true],
    ])
  })

  it('show a first text as all new', () => {
    expect(shape('', 'a')).toEqual([[1, 1, false]])
  })
})

describe('within a line', () => {
  const changed = (before: string, after: string) =>
    pieces(before, after).map((side) => side.filter(({ isChanged }) => isChanged).map(({ text }) => text))

  it.each([
    ['限额为 20,000 元。', '限额为 50,000 元。', ['20,000'], ['50,000']],
    ['有效期 3 天', '有效期 1 天', ['3'], ['1']],
    ['年化 3.65%', '年化 3.25%', ['3.65%'], ['3.25%']],
    ['须到网点办理', '须到网点或线上办理', [], ['或线上']],
  ])('%s becomes %s', (before, after, gone, come) => {
    expect(changed(before, after)).toEqual([gone, come])
  })
})

it('folds away what is far from any change', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const after = lines.map((line, index) => (index === 10 ? 'changed' : line))

  const folded = foldSame(diffLines(lines.join('\n'), after.join('\n')))

  expect(folded.map((row) => ('count' in row ? row.count : 1))).toEqual([8, 1, 1, 1, 1, 1, 7])
})
