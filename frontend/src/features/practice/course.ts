/** Where someone is in a sitting: what the server knows, with what this seat has not sent yet laid over it. */
import type { Answer, Sitting, Step } from '@/api/types'
import { NO_ANSWER } from '@/ui/lesson/answering'
import type { Row } from './outbox'

export interface Course {
  /** Index of the step she is at; `steps.length` when all are done. */
  position: number
  /** Last sequence number used by anyone; the next event takes one more. */
  sequence: number
  /** What is chosen or typed at the current step. */
  answer: Answer
  /** Steps answered here whose verdict is not known yet. */
  keptKeys: readonly string[]
}

/** Pick a sitting up where it was left: after a call, a reload or a killed browser. */
export function pickUp(sitting: Sitting, rows: readonly Row[]): Course {
  const own = rows.filter((row) => row.sitting === sitting.id)
  const answered = own.flatMap((row) => (row.kind === 'answer' ? [stepOf(sitting, row.body.item_id)] : []))
  const read = own.flatMap((row) =>
    row.kind === 'event' && row.body.kind === 'card_read' ? [indexOf(sitting, row.body.step_key)] : [],
  )
  const done = [...answered.map((step) => sitting.steps.indexOf(step as Step)), ...read]
  const position = skipDone(sitting, Math.max(sitting.position, ...done.map((index) => index + 1)), answered)
  return {
    position,
    sequence: Math.max(sitting.sequence, ...own.map(({ body }) => ('sequence' in body ? body.sequence : 0))),
    answer: draftAt(sitting, own, sitting.steps[position]),
    keptKeys: answered.flatMap((step) => (step ? [step.key] : [])),
  }
}

const stepOf = (sitting: Sitting, itemId: string): Step | undefined =>
  sitting.steps.find(({ item }) => item?.id === itemId)

const indexOf = (sitting: Sitting, key: string): number => sitting.steps.findIndex((step) => step.key === key)

function skipDone(sitting: Sitting, from: number, answered: readonly (Step | undefined)[]): number {
  const isOpen = (step: Step, index: number): boolean =>
    index >= from && !step.verdict && !answered.includes(step)
  const next = sitting.steps.findIndex(isOpen)
  return next < 0 ? sitting.steps.length : next
}

function draftAt(sitting: Sitting, rows: readonly Row[], step: Step | undefined): Answer {
  if (!step) return NO_ANSWER
  const drafts = rows.flatMap((row) =>
    row.kind === 'event' && row.body.kind === 'draft' && row.body.step_key === step.key ? [row.body] : [],
  )
  const last = drafts.sort((a, b) => a.sequence - b.sequence).pop()
  if (last?.answer) return last.answer
  return sitting.draft?.step_key === step.key ? sitting.draft.answer : NO_ANSWER
}

/** Seconds for the steps still ahead, in proportion to what the server estimated. Not a countdown: it moves with steps. */
export function secondsAhead(sitting: Sitting, position: number): number {
  const planned = sitting.steps.length - sitting.position
  if (planned <= 0) return 0
  return (sitting.seconds_left * Math.max(0, sitting.steps.length - position)) / planned
}
