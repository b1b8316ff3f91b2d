/** Where one can go, and who: the rail, the first page, and the guard read this one list. */
import type { Role } from '@/api/types'
import type { Key } from '@/i18n/t'
import type { IconName } from '@/ui/icons'

export interface Place {
  path: string
  label: Key
  icon: IconName
  roles: readonly Role[]
}

const LEARNS: readonly Role[] = ['agent', 'author']

export const places: readonly Place[] = [
  { path: '/', label: 'place.today', icon: 'home', roles: LEARNS },
  { path: '/skills', label: 'place.skills', icon: 'map', roles: LEARNS },
  { path: '/learn', label: 'place.learn', icon: 'book', roles: LEARNS },
  { path: '/badges', label: 'place.badges', icon: 'badge', roles: LEARNS },
  { path: '/articles', label: 'place.articles', icon: 'write', roles: ['owner'] },
  { path: '/content', label: 'place.content', icon: 'book', roles: ['owner'] },
  { path: '/skills/edit', label: 'place.criteria', icon: 'map', roles: ['owner'] },
  { path: '/accounts', label: 'place.accounts', icon: 'door', roles: ['admin'] },
  { path: '/switches', label: 'place.switches', icon: 'refresh', roles: ['admin'] },
  { path: '/updates', label: 'place.updates', icon: 'team', roles: ['lead', 'duty_lead', 'manager'] },
  { path: '/assignments', label: 'place.assignments', icon: 'book', roles: ['lead', 'manager'] },
  { path: '/watches', label: 'place.watches', icon: 'leaf', roles: ['lead', 'manager'] },
  {
    path: '/disclosures',
    label: 'place.disclosures',
    icon: 'ask',
    roles: ['compliance', 'manager', 'admin'],
  },
  {
    path: '/flashes',
    label: 'place.flashes',
    icon: 'speak',
    roles: ['lead', 'duty_lead', 'manager', 'owner', 'compliance'],
  },
  {
    path: '/capability',
    label: 'place.capability',
    icon: 'team',
    roles: ['lead', 'manager', 'owner', 'compliance'],
  },
  { path: '/workforce', label: 'place.workforce', icon: 'clock', roles: ['manager'] },
]

/** The places open to someone with these roles, in the order of the rail. */
export const placesFor = (roles: readonly Role[]): Place[] =>
  places.filter((place) => place.roles.some((role) => roles.includes(role)))

/** Where someone with these roles starts: today for who learns, else her first place, else her own page. */
export const homeFor = (roles: readonly Role[]): string => placesFor(roles)[0]?.path ?? '/me'
