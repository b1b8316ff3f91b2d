import { describe, expect, it } from 'vitest'
import { anItem } from '@/test/builders'
import { NO_ANSWER, UNSURE, isComplete, markOf, press, type } from './answering'

const several = anItem({ kind: 'multiple_choice' })
const order = anItem({ kind: 'ordering' })

describe('pressing an option', () => {
  it('replaces the choice where one is asked', () => {
    expect(press(anItem(), press(anItem(), NO_ANSWER, 0), 2).chosen).toEqual([2])
  })

  it('adds and takes away where several are asked', () => {
    const both = press(several, press(several, NO_ANSWER, 0), 2)

    expect(both.chosen).toEqual([0, 2])
    expect(press(several, both, 0).chosen).toEqual([2])
  })

  it('puts options in the order they are pressed', () => {
    const answer = [2, 0, 1].reduce((so_far, index) => press(order, so_far, index), NO_ANSWER)

    expect(answer.order).toEqual([2, 0, 1])
  })
})

describe('an answer is complete', () => {
  it.each([
    ['when one option is chosen', anItem(), press(anItem(), NO_ANSWER, 0), true],
    ['not before anything is chosen', anItem(), NO_ANSWER, false],
    ['only when every option has its place', order, press(order, NO_ANSWER, 0), false],
    ['when something is typed', anItem({ kind: 'numeric', options: [] }), type('5'), true],
    ['not with blanks alone', anItem({ kind: 'numeric', options: [] }), type('  '), false],
    ['always when she is not sure', anItem(), UNSURE, true],
  ] as const)('%s', (_, item, answer, complete) => {
    expect(isComplete(item, answer)).toBe(complete)
  })
})

describe('an option, once the key is known,', () => {
  const chosen = press(anItem(), NO_ANSWER, 0)

  it.each([
    [2, 'right'],
    [0, 'near'],
    [1, 'resting'],
  ] as const)('%i looks %s', (index, mark) => {
    expect(markOf(anItem(), chosen, [2], index)).toBe(mark)
  })

  it('is right in an order when it has its own place', () => {
    const answer = { ...NO_ANSWER, order: [2, 1, 0] }

    expect([0, 1, 2].map((index) => markOf(order, answer, [2, 0, 1], index))).toEqual([
      'near',
      'near',
      'right',
    ])
  })

  it('of a picture counts by when it was first clicked, and rests where nothing was to be clicked', () => {
    const hotspot = anItem({ kind: 'hotspot' })
    const answer = { ...NO_ANSWER, order: [2, 2, 3, 0] }

    expect([2, 0, 3, 1].map((index) => markOf(hotspot, answer, [2, 0], index))).toEqual([
      'right',
      'near',
      'near',
      'resting',
    ])
  })
})
