import { describe, expect, it } from 'vitest'
import { aKey, anItem } from '@/test/builders'
import { NO_ANSWER, UNSURE } from '@/ui/lesson/answering'
import { judge, keyAt } from './judging'

const NOW = Date.parse('2026-12-01T00:00:00+08:00')
const MIDNIGHT = '2026-11-30T16:00:00Z'

const chosen = (...indexes: number[]) => ({ ...NO_ANSWER, chosen: indexes })
const typed = (text: string) => ({ ...NO_ANSWER, text })
const ordered = (...indexes: number[]) => ({ ...NO_ANSWER, order: indexes })

describe('the key of the moment', () => {
  const keys = [aKey({ valid_to: MIDNIGHT, correct: [0] }), aKey({ valid_from: MIDNIGHT, correct: [2] })]

  it('is the old one until the last millisecond', () => {
    expect(keyAt(keys, NOW - 1)?.correct).toEqual([0])
  })

  it('is the new one from the first moment of effect', () => {
    expect(keyAt(keys, NOW)?.correct).toEqual([2])
  })

  it('is missing outside every window', () => {
    expect(keyAt([aKey({ valid_to: MIDNIGHT })], NOW)).toBeNull()
  })
})

describe('judging on the device', () => {
  const ON_PICTURE = { kind: 'hotspot' as const, key: [aKey({ correct: [1, 2] })] }
  it.each([
    ['the right option', {}, chosen(2), 'right'],
    ['another option', {}, chosen(0), 'wrong'],
    ['not sure', {}, UNSURE, 'unsure'],
    [
      'all right options in any order',
      { kind: 'multiple_choice', key: [aKey({ correct: [0, 2] })] },
      chosen(2, 0),
      'right',
    ],
    ['one option short', { kind: 'multiple_choice', key: [aKey({ correct: [0, 2] })] }, chosen(2), 'wrong'],
    ['the right order', { kind: 'ordering', key: [aKey({ correct: [1, 2, 0] })] }, ordered(1, 2, 0), 'right'],
    ['another order', { kind: 'ordering', key: [aKey({ correct: [1, 2, 0] })] }, ordered(2, 1, 0), 'wrong'],
    ['the way, with clicks again and beside', ON_PICTURE, { ...ordered(1, 1, 2, 1), misses: 2 }, 'right'],
    ['the way backwards first', ON_PICTURE, ordered(2, 1, 2), 'wrong'],
    ['the way, and one area astray', ON_PICTURE, ordered(1, 2, 0), 'wrong'],
    ['a part of the way', ON_PICTURE, ordered(1), 'wrong'],
    [
      'the number written in 万',
      { kind: 'numeric', unit: '元', key: [aKey({ answer: ['50000'] })] },
      typed('5万'),
      'right',
    ],
    [
      'another number',
      { kind: 'numeric', unit: '元', key: [aKey({ answer: ['50000'] })] },
      typed('20000'),
      'wrong',
    ],
    [
      'full-width text',
      { kind: 'cloze', options: [], key: [aKey({ answer: ['T+1'] })] },
      typed(' ｔ+1。'),
      'right',
    ],
  ] as const)('finds %s', (_, part, answer, verdict) => {
    expect(judge(anItem(part as object), answer as never, NOW)?.verdict).toBe(verdict)
  })

  it('leaves numbers in words to the server', () => {
    const item = anItem({ kind: 'numeric', unit: '元', key: [aKey({ answer: ['50000'] })] })

    expect(judge(item, typed('五万'), NOW)).toBeNull()
  })

  it('leaves items without a key to the server', () => {
    expect(judge(anItem({ keyed_on: 'server', key: null }), chosen(2), NOW)).toBeNull()
  })
})
