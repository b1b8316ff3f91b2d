/** A skill as its form holds it: a place for every sentence, also for those nobody wrote yet. */
import type { Written } from './draft'

export const RUNGS = ['beginner', 'learning', 'solid', 'mastered'] as const
export const KINDS = ['quiz', 'scenario', 'observed', 'teach_back'] as const
export const PARTS = ['answers', 'refers', 'to'] as const

interface Words {
  zh: string
  en: string
}
export interface Form extends Omit<Written, 'queues' | 'behaviours' | 'boundary' | 'valid_days'> {
  queues: string
  valid_days: number | ''
  criteria: Record<(typeof RUNGS)[number], Words>
  boundary: Record<(typeof PARTS)[number], Words>
}

const silent = (): Words => ({ zh: '', en: '' })

/** The form of a skill; its own copy. */
export function formOf(skill: Written): Form {
  const { behaviours, boundary, queues, valid_days, ...rest } = JSON.parse(JSON.stringify(skill)) as Written
  const said = (level: string): Words => {
    const { zh, en } = behaviours.find((each) => each.level === level) ?? silent()
    return { zh, en }
  }
  return {
    ...rest,
    queues: queues.join('、'),
    valid_days: valid_days ?? '',
    criteria: {
      beginner: said('beginner'),
      learning: said('learning'),
      solid: said('solid'),
      mastered: said('mastered'),
    },
    boundary: boundary ?? { answers: silent(), refers: silent(), to: silent() },
  }
}

/** The skill that a form says. Sentences without Chinese are left out, and a boundary that is not whole. */
export function skillOf(form: Form): Written {
  const { criteria, boundary, queues, valid_days, ...rest } = JSON.parse(JSON.stringify(form)) as Form
  const isBounded = PARTS.every((part) => boundary[part].zh.trim())
  return {
    ...rest,
    name: rest.name.trim(),
    name_en: rest.name_en.trim(),
    queues: queues.split(/[、,，\s]+/).filter(Boolean),
    valid_days: valid_days === '' ? null : valid_days,
    behaviours: RUNGS.filter((level) => criteria[level].zh.trim()).map((level) => ({
      level,
      ...criteria[level],
    })),
    boundary: isBounded ? boundary : null,
  }
}
