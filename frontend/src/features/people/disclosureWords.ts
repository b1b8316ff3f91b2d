/** The words of disclosures, and what a refusal of one is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import type { Records, Telling } from '@/api/types'
import { bring } from '@/i18n/t'
import { disclosures } from '@/i18n/zh/disclosures'

export const t = bring(disclosures, async () => (await import('@/i18n/en/disclosures')).disclosures)

type Key = Parameters<typeof t>[0]

export const grounds: Record<Telling['ground'], Key> = {
  complaint: 'disclosures.ground.complaint',
  audit: 'disclosures.ground.audit',
  discipline: 'disclosures.ground.discipline',
  regulator: 'disclosures.ground.regulator',
}

export const parts: Record<Telling['parts'][number], Key> = {
  answers: 'disclosures.part.answers',
  practice: 'disclosures.part.practice',
}

export const states: Record<Telling['state'], Key> = {
  waiting: 'disclosures.state.waiting',
  open: 'disclosures.state.open',
  refused: 'disclosures.state.refused',
  closed: 'disclosures.state.closed',
  over: 'disclosures.state.over',
}

type Given = NonNullable<Records['answers']>[number]

export const verdicts: Record<Given['verdict'], Key> = {
  right: 'disclosures.verdict.right',
  wrong: 'disclosures.verdict.wrong',
  unsure: 'disclosures.verdict.unsure',
}

export const certainties: Record<NonNullable<Given['certainty']>, Key> = {
  1: 'disclosures.certainty.1',
  2: 'disclosures.certainty.2',
  3: 'disclosures.certainty.3',
}

const refusals: Record<string, Key> = {
  'invalid-request': 'disclosures.trouble.unfit',
  'disclosure-unfit': 'disclosures.trouble.unfit',
  'person-not-found': 'disclosures.trouble.nobody',
  'disclosure-not-yours': 'disclosures.trouble.yours',
  'disclosure-decided': 'disclosures.trouble.decided',
  'disclosure-not-open': 'disclosures.trouble.not_open',
  'private-key-missing': 'disclosures.trouble.key',
  'private-key-unreadable': 'disclosures.trouble.key',
  'private-text-closed': 'disclosures.trouble.key',
  [OFFLINE]: 'trouble.offline',
}

/** A sentence for whoever was refused. */
export const wordingOf = ({ code }: ApiProblem): string => t(refusals[code] ?? 'trouble.ours')
