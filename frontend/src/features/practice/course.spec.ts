import { describe, expect, it } from 'vitest'
import { aCard, anItemStep, aSitting, aVerdict } from '@/test/builders'
import { NO_ANSWER } from '@/ui/lesson/answering'
import { pickUp, secondsAhead } from './course'
import type { Row } from './outbox'

const steps = [aCard(), anItemStep({ id: 'i-1' }, 'q-1'), anItemStep({ id: 'i-2' }, 'q-2')]
const chosen = { ...NO_ANSWER, chosen: [2] }

const event = (kind: 'card_read' | 'draft', step_key: string, sequence: number): Row => ({
  person: 'p-1',
  sitting: 's-1',
  kind: 'event',
  body: { client_event_id: `e-${sequence}`, sequence, kind, step_key, answer: chosen, elapsed_ms: 0 },
})
const answered = (item_id: string, sequence: number): Row => ({
  person: 'p-1',
  sitting: 's-1',
  kind: 'answer',
  body: {
    client_event_id: `e-${sequence}`,
    sitting_id: 's-1',
    sequence,
    item_id,
    ticket: '',
    elapsed_ms: 0,
    answer: chosen,
    certainty: null,
  },
})

describe('picking a sitting up', () => {
  it('goes on where the server was told last', () => {
    const course = pickUp(aSitting({ steps, position: 1, sequence: 7 }), [])

    expect(course).toMatchObject({ position: 1, sequence: 7, answer: NO_ANSWER })
  })

  it('shows the same choice again', () => {
    const sitting = aSitting({ steps, position: 1, draft: { step_key: 'q-1', answer: chosen } })

    expect(pickUp(sitting, []).answer).toEqual(chosen)
  })

  it('lays over it what this seat has not sent yet', () => {
    const rows = [event('card_read', 'card-0', 1), answered('i-1', 2), event('draft', 'q-2', 3)]

    expect(pickUp(aSitting({ steps }), rows)).toMatchObject({
      position: 2,
      sequence: 3,
      answer: chosen,
      keptKeys: ['q-1'],
    })
  })

  it('takes the latest of several drafts', () => {
    const later = event('draft', 'q-1', 5) as Row & { body: { answer: unknown } }
    later.body.answer = { ...NO_ANSWER, chosen: [0] }

    const course = pickUp(aSitting({ steps, position: 1 }), [later, event('draft', 'q-1', 4)])

    expect(course.answer.chosen).toEqual([0])
  })

  it('leaves rows of another sitting alone', () => {
    const other = { ...answered('i-1', 9), sitting: 's-2' }

    expect(pickUp(aSitting({ steps }), [other]).position).toBe(0)
  })

  it('stands at the end when every step is done', () => {
    const done = [anItemStep(), anItemStep({ id: 'i-2' }, 'q-2')].map((step) => ({
      ...step,
      verdict: aVerdict(),
    }))

    expect(pickUp(aSitting({ steps: done, position: 2 }), []).position).toBe(2)
  })
})

it('estimates the time ahead by steps, not by a clock', () => {
  const sitting = aSitting({ steps, position: 0, seconds_left: 60 })

  expect([0, 1, 2, 3].map((position) => secondsAhead(sitting, position))).toEqual([60, 40, 20, 0])
})
