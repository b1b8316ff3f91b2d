/** What a refusal about accounts is told as, and the names of roles and looks. */
import type { ApiProblem } from '@/api/problem'
import type { Role } from '@/api/types'
import { signInWording } from './signInWording'
import { t, type Key } from './words'

const refusals: Record<string, Key> = {
  'password-wrong': 'password.wrong',
  'password-too-easy': 'password.rule',
  'reset-refused': 'password.code_refused',
  'own-account': 'accounts.own',
  'not-this-person': 'accounts.not_this',
  'person-not-found': 'trouble.gone',
}

/** A sentence for the person who was refused. */
export function wording(problem: ApiProblem): string {
  const told = refusals[problem.code]
  return told ? t(told) : signInWording(problem)
}

export const roleNames: Record<Role, Key> = {
  agent: 'role.agent',
  author: 'role.author',
  lead: 'role.lead',
  duty_lead: 'role.duty_lead',
  manager: 'role.manager',
  owner: 'role.owner',
  compliance: 'role.compliance',
  admin: 'role.admin',
}

const lookNames: Record<string, Key> = {
  skill_levels: 'look.skill_levels',
  readiness: 'look.readiness',
  plans: 'look.plans',
  code_issued: 'look.code_issued',
  account_locked: 'look.account_locked',
  account_unlocked: 'look.account_unlocked',
  data_erased: 'look.data_erased',
  launched: 'look.launched',
  employer_changed: 'look.employer_changed',
  records_opened: 'look.records_opened',
  phone_changed: 'look.phone_changed',
}

/** What somebody did who looked. */
export const lookName = (purpose: string): string => t(lookNames[purpose] ?? 'look.other')
