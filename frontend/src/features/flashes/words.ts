/** The words of the page, and what a refusal is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { bring } from '@/i18n/t'
import { flashes } from '@/i18n/zh/flashes'

export const t = bring(flashes, async () => (await import('@/i18n/en/flashes')).flashes)

const refusals: Record<string, Parameters<typeof t>[0]> = {
  'flash-unfit': 'flashes.unfit',
  'invalid-request': 'flashes.unfit',
  'audience-unknown': 'flashes.audience_unknown',
  'flash-decided': 'flashes.decided',
  'flash-own': 'flashes.own',
  'flash-not-found': 'trouble.gone',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')
