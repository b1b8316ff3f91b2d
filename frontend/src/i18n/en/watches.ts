import type { watches as zh } from '../zh/watches'

export const watches: Record<keyof typeof zh, string> = {
  'watches.title': 'Duty',
  'watches.lead':
    'Hand the duty over to a colleague for one shift. From an hour before until an hour after it she sees how ready these teams are, no pages about people; it ends by itself.',
  'watches.empty': 'Nobody leads the duty now or next',
  'watches.span': '{from} to {until}',
  'watches.on': 'On duty now',
  'watches.given': 'arranged by {name}',
  'watches.take_back': 'Take back',
  'watches.give': 'Hand the duty over',
  'watches.person': 'Sign-in name of the colleague',
  'watches.team': 'Team (and those below it)',
  'watches.starts': 'Starts',
  'watches.ends': 'Ends (after 16 hours at most)',
  'watches.submit': 'Hand over',
  'watches.unfit': 'A shift starts within 31 days, is not over yet, and lasts 16 hours at most',
  'watches.nobody': 'There is no such account, or not with your employer',
  'watches.not_led': 'Only for teams that you lead',
}
