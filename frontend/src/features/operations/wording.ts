/** What refusals are told as on the pages of operations. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { t, type Key } from './words'

const refusals: Record<string, Key> = {
  [OFFLINE]: 'trouble.offline',
  'too-many-tokens': 'tokens.most',
  'job-not-held': 'held.gone',
  'token-not-found': 'trouble.gone',
  'team-not-found': 'trouble.gone',
  'not-allowed': 'trouble.not_allowed',
}

/** A sentence for the person who was refused. */
export const wording = (problem: ApiProblem): string => t(refusals[problem.code] ?? 'trouble.ours')
