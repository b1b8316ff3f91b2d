/** What each scope of a token is called. */
import type { Scope } from '@/api/types'
import type { Key } from './words'

export const scopeNames: Record<Scope, Key> = {
  read_myself: 'scope.read_myself',
  read_knowledge: 'scope.read_knowledge',
  write_drafts: 'scope.write_drafts',
  read_readiness: 'scope.read_readiness',
  plan: 'scope.plan',
  launch: 'scope.launch',
}
