/** The words of commissions, how a level is called, and what a refusal is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import type { Commission } from '@/api/types'
import { levelName } from '@/i18n/levels'
import { bring } from '@/i18n/t'
import { commissions } from '@/i18n/zh/commissions'

export const t = bring(commissions, async () => (await import('@/i18n/en/commissions')).commissions)

/** A level by its name; who has no record yet stands with the beginners. */
export const stand = (level: Commission['level']): string =>
  level === 'beginner' ? t('commission.beginner') : levelName({ level, arcs: 0, stale: false })

/** Whether it is still to be written. */
export const isWanted = ({ published, is_withdrawn: isWithdrawn }: Commission): boolean =>
  published === null && !isWithdrawn

const refusals: Record<string, Parameters<typeof t>[0]> = {
  'commission-running': 'commission.refused_running',
  'commission-moved': 'commission.refused_moved',
  'commission-not-found': 'commission.refused_moved',
  'commission-unfit': 'commission.refused_unfit',
  'invalid-request': 'commission.refused_unfit',
  'skill-not-found': 'trouble.gone',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')
