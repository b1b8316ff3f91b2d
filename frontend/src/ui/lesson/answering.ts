/** Plain rules of giving an answer: what a press on an option does, and when an answer is complete. */
import type { Answer, Item, Key } from '@/api/types'

export type Mark = 'plain' | 'chosen' | 'right' | 'near' | 'resting'

/** Nothing chosen, nothing typed. */
export const NO_ANSWER: Answer = { chosen: null, text: null, order: null, unsure: false, misses: 0 }
/** "Not sure": an answer of its own, shown without judging. */
export const UNSURE: Answer = { ...NO_ANSWER, unsure: true }

/** Kinds that are answered by typing. */
export const isTyped = (item: Item): boolean =>
  item.kind === 'numeric' || (item.kind === 'cloze' && item.options.length === 0)

/** Kinds whose answer is an order: of all options, or of those that lead where one wants to go. */
export const isOrdered = ({ kind }: Item): boolean => kind === 'ordering' || kind === 'hotspot'

/** Give the answer after a press on one option: choose, add, take away, or put next in order. */
export function press(item: Item, answer: Answer, index: number): Answer {
  if (isOrdered(item)) return { ...NO_ANSWER, order: toggle(answer.order ?? [], index) }
  if (item.kind === 'multiple_choice') return { ...NO_ANSWER, chosen: toggle(answer.chosen ?? [], index) }
  return { ...NO_ANSWER, chosen: [index] }
}

function toggle(list: readonly number[], index: number): number[] | null {
  const next = list.includes(index) ? list.filter((other) => other !== index) : [...list, index]
  return next.length > 0 ? next : null
}

/** Give the answer after typing. */
export const type = (text: string): Answer => ({ ...NO_ANSWER, text: text === '' ? null : text })

/** Clicks that led nowhere: on what was clicked before, or beside all areas of a picture. Told, never judged. */
export const needless = ({ order, misses }: Answer): number =>
  (order ?? []).length - new Set(order).size + misses

/** Can this be handed in? An order needs every option placed. */
export function isComplete(item: Item, answer: Answer): boolean {
  if (answer.unsure) return true
  if (isTyped(item)) return (answer.text ?? '').trim() !== ''
  if (item.kind === 'ordering') return answer.order?.length === item.options.length
  return ((answer.chosen ?? answer.order)?.length ?? 0) > 0
}

/** How one option looks once the key is known. */
export function markOf(item: Item, answer: Answer, correct: readonly number[] | null, index: number): Mark {
  const chosen = Array.from(new Set(answer.order ?? answer.chosen))
  const isChosen = chosen.includes(index)
  if (!correct) return isChosen ? 'chosen' : 'plain'
  if (isOrdered(item) && (isChosen || correct.includes(index)))
    return chosen.indexOf(index) === correct.indexOf(index) ? 'right' : 'near'
  if (correct.includes(index)) return 'right'
  return isChosen ? 'near' : 'resting'
}

/** The answer a key asks for, to show an item as its author means it. */
export function keyedAnswer(item: Item, key: Pick<Key, 'correct' | 'answer'>): Answer {
  if (isTyped(item)) return type(key.answer[0] ?? '')
  return isOrdered(item) ? { ...NO_ANSWER, order: key.correct } : { ...NO_ANSWER, chosen: key.correct }
}
