import type { badges as zh } from '../zh/badges'

export const badges: Record<keyof typeof zh, string> = {
  'badges.title': 'My badges',
  'badges.earned': 'Earned',
  'badges.none': 'No badges yet. Reach “Can do” and keep it, and one shows up here.',
  'badges.on_the_way': 'On the way',
  'badges.part': '{have} of {need}',
  'badges.at': 'Earned {day}',
  'badges.stale': 'The rule changed; practise again to restore it',
  'badges.evidence': 'See what it rests on ({n})',
}
