/** What an owner decides about facts: each decision is a step from all that is decided to all that is decided. */
import type { FactChange, Notice, Rulings } from '@/api/types'

export type Ruling = Rulings['changes'][number]
export type Words = NonNullable<Ruling['words']>
export type Decision = (rulings: Rulings) => Rulings

/** How a fact is treated: by the engine's judgement, by an owner's word, or learned with another (its id). */
export type Treatment = 'engine' | NonNullable<Ruling['standing']> | `with ${string}`

const nothing = (change: string): Ruling => ({
  change,
  standing: null,
  words: null,
  parts: [],
  goes_with: null,
})

/** What was decided about one fact. */
export const rulingOn = (rulings: Rulings, id: string): Ruling =>
  rulings.changes.find(({ change }) => change === id) ?? nothing(id)

export const treatmentOf = ({ standing, goes_with }: Ruling): Treatment =>
  goes_with ? `with ${goes_with}` : (standing ?? 'engine')

/** Whether a fact is learned for itself, so that others can go with it. */
export const isTaught = ({ standing, goes_with }: Ruling): boolean =>
  !goes_with && (standing === null || standing === 'taught')

/** Treat a fact in another way. What went with it is free again if it is no longer learned itself. */
export function treat(id: string, treatment: Treatment): Decision {
  const companion = treatment.startsWith('with ') ? treatment.slice(5) : null
  const standing = companion || treatment === 'engine' ? null : (treatment as Ruling['standing'])
  const own = { standing, goes_with: companion }
  return (rulings) => {
    const amended = amend(rulings, id, companion ? { ...own, words: null, parts: [] } : own)
    if (isTaught(rulingOn(amended, id))) return amended
    const freed = amended.changes.map((each) => (each.goes_with === id ? { ...each, goes_with: null } : each))
    return { ...amended, changes: freed }
  }
}

/** Say a fact in one's own words; more than one entry splits it, none gives the engine's words back. */
export function say(id: string, entries: readonly Words[]): Decision {
  const [first = null] = entries
  const isOne = entries.length < 2
  return (rulings) => amend(rulings, id, { words: isOne ? first : null, parts: isOne ? [] : [...entries] })
}

/** Put a fact one place up (-1) or down (1) among the facts shown. */
export function move(facts: readonly FactChange[], id: string, by: -1 | 1): Decision {
  const order = facts.map((fact) => fact.id)
  const at = order.indexOf(id)
  const other = order[at + by]
  if (other !== undefined) {
    order[at + by] = id
    order[at] = other
  }
  return (rulings) => ({ ...rulings, order })
}

/** Answer a notice: the new text is right as it stands; or take the answer back. */
export const answer =
  ({ id }: Notice, isAnswered = true): Decision =>
  (rulings) => ({
    ...rulings,
    answered: [...rulings.answered.filter((each) => each !== id), ...(isAnswered ? [id] : [])],
  })

function amend(rulings: Rulings, id: string, part: Partial<Ruling>): Rulings {
  const others = rulings.changes.filter(({ change }) => change !== id)
  return { ...rulings, changes: [...others, { ...rulingOn(rulings, id), ...part }] }
}
