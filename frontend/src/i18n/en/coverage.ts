import type { coverage as zh } from '../zh/coverage'

export const coverage: Record<keyof typeof zh, string> = {
  'updates.title': 'Readiness',
  'updates.lead': 'By seat, never ranked.',
  'updates.empty': 'No rule updates in the last month.',
  'updates.since': 'In effect since {day}',
  'updates.from': 'In effect from {day}',
  'updates.facts': '{n} {n|fact|facts}',
  'updates.count': '{ready} answered right, {waiting} still to learn',
  'updates.all': 'All {ready} answered right',
  'updates.nobody': 'This update doesn’t concern your team',
  'updates.what': 'What changed',
  'updates.people': 'Team',
  'updates.seat': 'Sign-in',
  'updates.name': 'Name',
  'updates.team': 'Group',
  'updates.state': 'State',
  'updates.ready': 'Answered right',
  'updates.waiting': 'Still to learn',
  'updates.show_all': 'All',
  'updates.show': 'Show',
  'updates.ask_first': 'Someone still to learn? Ask first: where does it stick?',
}
