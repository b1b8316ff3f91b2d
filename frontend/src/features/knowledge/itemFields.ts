/** The fields of an item as its editor holds them, and what choosing a right option does to the others. */
import type { ItemFields, OptionFields } from '@/api/types'

export type Typed = Pick<
  ItemFields,
  'prompt' | 'options' | 'answer' | 'unit' | 'explanation' | 'picture' | 'release'
>
export type Mark = 'wrong' | 'right' | 'was_right'

export const MOST_OPTIONS = 6
const CHOSEN: readonly ItemFields['kind'][] = ['single_choice', 'multiple_choice', 'true_false']

export const hasOptions = (kind: ItemFields['kind']): boolean => CHOSEN.includes(kind)
export const canFlip = (kind: ItemFields['kind']): boolean => hasOptions(kind) && kind !== 'multiple_choice'

export function typedOf({ prompt, options, answer, unit, explanation, picture, release }: Typed): Typed {
  const own = options.map((option) => ({ ...option }))
  return { prompt, options: own, answer: [...answer], unit, explanation, picture, release }
}

/** An option that says nothing yet. */
export const anOption = (text = ''): OptionFields => ({
  text,
  correct: false,
  was_right: false,
  why: '',
  area: null,
})

export const markOf = (option: OptionFields): Mark =>
  option.correct ? 'right' : option.was_right ? 'was_right' : 'wrong'

/** Where one option is right, or was, marking another takes the mark from the first. */
export function marked(kind: ItemFields['kind'], typed: Typed, at: number, mark: Mark): Typed {
  const options = typed.options.map((option, place) => {
    if (place === at) return { ...option, correct: mark === 'right', was_right: mark === 'was_right' }
    const isTaken = canFlip(kind) && mark !== 'wrong' && markOf(option) === mark
    return isTaken ? { ...option, correct: false, was_right: false } : option
  })
  return { ...typed, options }
}

/** Lines of a text field as a list: one accepted answer, or one step, a line. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

export const withSteps = (typed: Typed, text: string): Typed => ({
  ...typed,
  options: linesOf(text).map(anOption),
})
