/** The words of releases, and what a refusal of one is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { bring } from '@/i18n/t'
import { releases } from '@/i18n/zh/releases'

export const t = bring(releases, async () => (await import('@/i18n/en/releases')).releases)

const refusals: Record<string, Parameters<typeof t>[0]> = {
  'release-not-newer': 'releases.not_newer',
  'invalid-request': 'releases.unfit',
  'item-not-in-doubt': 'releases.decided',
  'release-not-found': 'releases.decided',
  'lesson-unreadable': 'releases.screen_unfit',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')
