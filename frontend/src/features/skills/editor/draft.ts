/** A draft of the skills as its editor reads it. */
import type { SkillDraft } from '@/api/types'
import { language } from '@/i18n/t'

export type DraftSkill = SkillDraft['skills'][number]
export type Written = DraftSkill['written']

export const nameOf = ({ written }: { written: Pick<Written, 'name' | 'name_en'> }): string =>
  language.value === 'en' ? written.name_en : written.name

export const skillIn = (draft: SkillDraft, slug: string): DraftSkill | undefined =>
  draft.skills.find((each) => each.slug === slug)

/** What comes before each skill, with one of them as it would be. */
export const afterIn = (draft: SkillDraft, slug: string, after: readonly string[]) =>
  new Map<string, readonly string[]>([
    ...draft.skills.map((each) => [each.slug, each.written.after] as const),
    [slug, after],
  ])

/** Whether two skills say the same; what is a set comes in any order. */
export const isSame = (one: unknown, other: unknown): boolean => settled(one) === settled(other)

function settled(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) => {
      if (Array.isArray(part)) return part.every((each) => typeof each === 'string') ? [...part].sort() : part
      if (typeof part !== 'object' || part === null) return part
      return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
    }) ?? ''
  )
}

/** Skills that are other in the second draft than in the first, by name. */
export function movedBetween(before: SkillDraft, after: SkillDraft): string[] {
  const moved = after.skills.filter((each) => !isSame(skillIn(before, each.slug)?.written, each.written))
  const gone = before.skills.filter((each) => !skillIn(after, each.slug))
  return [...moved, ...gone].map(nameOf)
}

/** A skill that nobody wrote yet. */
export const blank = (field: string): Written => ({
  name: '',
  name_en: '',
  field,
  stage: 1,
  after: [],
  bridge: false,
  private: false,
  needs_qualification: false,
  evidence: ['quiz'],
  queues: [],
  valid_days: null,
  behaviours: [],
  boundary: null,
})
