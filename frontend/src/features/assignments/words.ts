/** The words of assignments, how one is called, and what a refusal is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import type { Asked } from '@/api/types'
import { levelName } from '@/i18n/levels'
import { bring } from '@/i18n/t'
import { assignments } from '@/i18n/zh/assignments'

export const t = bring(assignments, async () => (await import('@/i18n/en/assignments')).assignments)

const refusals: Record<string, Parameters<typeof t>[0]> = {
  'assigner-not-passed': 'assign.refused_not_passed',
  'assignees-not-led': 'assign.refused_not_led',
  'assignment-unfit': 'assign.refused_unfit',
  'invalid-request': 'assign.refused_unfit',
  'assignment-too-much': 'assign.refused_too_much',
  'assignment-too-high': 'assign.refused_too_high',
  'assignment-outdated': 'assign.refused_outdated',
  'assignment-not-found': 'trouble.gone',
  'lesson-not-found': 'assign.refused_gone',
  'skill-not-found': 'assign.refused_gone',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')

/** The level aimed at by its name. */
export const aimName = (aim: NonNullable<Asked['aim']>): string =>
  levelName({ level: aim, arcs: 0, stale: false })

/** The title of a lesson, or a skill with the level aimed at. */
export const called = ({ lesson, skill, aim }: Asked): string =>
  lesson ? lesson.title : t('given.skill', { skill: skill?.name ?? '', level: aimName(aim ?? 'solid') })
