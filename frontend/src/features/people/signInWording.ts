/** What a refused sign-in is told as. */
import { OFFLINE, type ApiProblem } from '@/api/problem'
import { t, type Key } from './signInWords'

const refusals: Record<string, Key> = {
  'sign-in-refused': 'sign_in.refused',
  'invalid-request': 'sign_in.refused',
  'account-locked': 'sign_in.locked',
  [OFFLINE]: 'sign_in.offline',
}

/** A sentence for the person whose sign-in was refused. */
export function signInWording({ code, retryAfter }: ApiProblem): string {
  if (code === 'too-many-tries') {
    const seconds = retryAfter ?? 60
    if (seconds <= 90) return t('sign_in.wait_seconds', { n: seconds })
    return t('sign_in.wait_minutes', { n: Math.ceil(seconds / 60) })
  }
  return t(refusals[code] ?? 'trouble.ours')
}
