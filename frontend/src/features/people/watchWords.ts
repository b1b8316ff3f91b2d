/** The words of watches, and what a refusal of one is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { bring } from '@/i18n/t'
import { watches } from '@/i18n/zh/watches'

export const t = bring(watches, async () => (await import('@/i18n/en/watches')).watches)

const refusals: Record<string, Parameters<typeof t>[0]> = {
  'watch-unfit': 'watches.unfit',
  'invalid-request': 'watches.unfit',
  'person-not-found': 'watches.nobody',
  'team-not-led': 'watches.not_led',
  'watch-not-found': 'trouble.gone',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')
