/** The words of the page of phones, and what its refusals are told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { bring } from '@/i18n/t'
import { phones } from '@/i18n/zh/phones'

export const t = bring(phones, async () => (await import('@/i18n/en/phones')).phones)

type Key = Parameters<typeof t>[0]

const refusals: Record<string, Key> = {
  [OFFLINE]: 'trouble.offline',
  'agent-taken': 'phones.taken',
  'agent-not-bound': 'phones.gone',
  'gap-source-not-found': 'phones.gone',
  'person-not-found': 'phones.no_person',
  'not-allowed': 'trouble.not_allowed',
}

/** A sentence for the person who was refused. */
export const wording = (problem: ApiProblem): string => t(refusals[problem.code] ?? 'trouble.ours')
