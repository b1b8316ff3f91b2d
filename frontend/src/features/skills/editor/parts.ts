/** Sending one field or position of the draft, or dropping it. */
import { api, ask } from '@/api/client'
import { OFFLINE, type ApiProblem } from '@/api/problem'
import type { SkillDraft } from '@/api/types'
import type { Outcome } from './useSkillDraft'
import { t } from './words'

export type Position = SkillDraft['positions'][number]['written']
export type Want = Position['wants'][number]
export type Kind = 'fields' | 'positions'
export type Change = (send: (version: number) => Promise<SkillDraft>) => Promise<Outcome>

/** A part as its form holds it; a field wants nothing. */
export type Part = Position

/** What a form starts from: its own copy of the part, or an empty one. */
export function partOf(draft: SkillDraft, kind: Kind, slug: string | null): Part {
  const known = draft[kind].find((each) => each.slug === slug)?.written
  const part = { name: '', name_en: '', wants: [], ...known }
  return JSON.parse(JSON.stringify(part)) as Part
}

/** What puts the part into the draft. */
export const putPart =
  (kind: Kind, slug: string, part: Part) =>
  (version: number): Promise<SkillDraft> => {
    const params = { path: { slug } }
    const { wants, ...named } = { ...part, name: part.name.trim(), name_en: part.name_en.trim() }
    return kind === 'fields'
      ? ask(api.PUT('/api/v1/skills/graph/draft/fields/{slug}', { params, body: { version, field: named } }))
      : ask(
          api.PUT('/api/v1/skills/graph/draft/positions/{slug}', {
            params,
            body: { version, position: { ...named, wants } },
          }),
        )
  }

/** What drops the part from the draft. */
export const dropPart =
  (kind: Kind, slug: string) =>
  (version: number): Promise<SkillDraft> =>
    ask(
      api.POST(`/api/v1/skills/graph/draft/${kind}/{slug}/removal`, {
        params: { path: { slug } },
        body: { version },
      }),
    )

/** A sentence for what was refused; what another editor did is told too. */
export function refusalOf(outcome: Outcome, problem: ApiProblem | null): string | null {
  if (outcome === 'conflict') return t('parts.both')
  if (outcome === 'done' || !problem) return null
  if (problem.code === 'field-in-use') return t('parts.in_use')
  if (problem.code === OFFLINE) return t('editor.offline')
  const [first] = problem.complaints ?? []
  return first ? `${t('editor.unreadable')}${first.message}` : t('editor.invalid')
}
