import { describe, expect, it } from 'vitest'
import type { Rulings } from '@/api/types'
import { aDetail, aFact } from '@/test/articles'
import { diffLines, foldSame } from './lineDiff'
import { marksOf } from './marks'
import { answer, move, rulingOn, say, treat, treatmentOf } from './rulings'

const nothing: Rulings = { changes: [], order: [], answered: [], version: 4 }
const words = { topic: '限额', statement: '一天五万。' }

describe('deciding', () => {
  it('keeps the version that was read, and everything decided before', () => {
    const decided = treat('b', 'wording')(treat('a', 'untaught')(nothing))

    expect(decided.version).toBe(4)
    expect(['a', 'b'].map((id) => treatmentOf(rulingOn(decided, id)))).toEqual(['untaught', 'wording'])
  })

  it('joins a fact to another, and gives up its own words for that', () => {
    const decided = treat('b', 'with a')(say('b', [words])(nothing))

    expect(rulingOn(decided, 'b')).toEqual({
      change: 'b',
      standing: null,
      words: null,
      parts: [],
      goes_with: 'a',
    })
  })

  it('frees what went with a fact that is no longer learned', () => {
    const decided = treat('a', 'untaught')(treat('b', 'with a')(nothing))

    expect(treatmentOf(rulingOn(decided, 'b'))).toBe('engine')
  })

  it('says a fact in one way or in several, never both', () => {
    const one = say('a', [words])(nothing)
    const two = say('a', [words, words])(one)

    expect([rulingOn(one, 'a').words, rulingOn(one, 'a').parts]).toEqual([words, []])
    expect([rulingOn(two, 'a').words, rulingOn(two, 'a').parts]).toEqual([null, [words, words]])
    expect(rulingOn(say('a', [])(two), 'a').parts).toEqual([])
  })

  it.each([
    ['b', -1, ['b', 'a', 'c']],
    ['b', 1, ['a', 'c', 'b']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 1, ['a', 'b', 'c']],
  ] as const)('moves %s by %i', (id, by, order) => {
    const facts = ['a', 'b', 'c'].map((each) => aFact({ id: each }))

    expect(move(facts, id, by)(nothing).order).toEqual(order)
  })

  it('answers a warning once, and takes the answer back', () => {
    const notice = { id: 'n', code: 'ambiguous', message: '', fact: null, span: null, is_open: true } as const
    const answered = answer(notice)(answer(notice)(nothing))

    expect(answered.answered).toEqual(['n'])
    expect(answer(notice, false)(answered).answered).toEqual([])
  })
})

describe('marks', () => {
  it('stand on the line where the fact begins, counted as the server counts', () => {
    const after = '# 𠮷\n\n单日 50,000 元。\n口头 5 日。\n'
    const notice = {
      id: 'n',
      code: 'contradiction',
      message: '',
      fact: 'f-1',
      span: { start: 18, end: 20 },
      is_open: true,
    } as const
    const detail = aDetail('submitted', {}, { after, facts: [aFact({ start: 5 })], notices: [notice] })

    expect(marksOf(detail)).toEqual([
      { id: 'f-1', side: 'after', line: 3, number: 1 },
      { id: 'n', side: 'after', line: 4, number: null },
    ])
  })

  it('keep their line from being folded away', () => {
    const text = Array.from({ length: 30 }, (_, at) => `第 ${at} 行`).join('\n')
    const rows = foldSame(diffLines(text, text), (row) => row.after?.line === 15)

    expect(rows.map((row) => ('count' in row ? row.count : row.after?.line))).toEqual([
      12, 13, 14, 15, 16, 17, 13,
    ])
  })
})
