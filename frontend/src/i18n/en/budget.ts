import type { budget as zh } from '../zh/budget'

export const budget: Record<keyof typeof zh, string> = {
  'budget.title': 'Learning time',
  'budget.lead':
    'Where fewer customers call than forecast, {share}% of the minutes saved are for learning, and people choose the field themselves. By queue and field, never by person; what fewer than {n} people chose is neither shown nor counted, and minutes learnt are rounded to five.',
  'budget.empty':
    'No forecast yet that can be compared with contacts. Take a table of forecasts in under “Workforce”, and learning time stands here.',
  'budget.workforce': 'Take tables in',
  'budget.whole': '{minutes} {minutes|minute|minutes} set aside in five weeks, {learnt} learnt by choice',
  'budget.weeks': 'By week',
  'budget.week': 'Monday',
  'budget.going_on': '{day} (so far)',
  'budget.minutes': 'Set aside',
  'budget.planned': 'In rosters',
  'budget.learnt': 'Learnt by choice',
  'budget.n': '{n} min',
  'budget.few': 'Fewer than {n} people',
  'budget.queues': 'Where it comes from',
  'budget.queue': 'Queue',
  'budget.forecast': 'Forecast',
  'budget.actual': 'Actual',
  'budget.saved': 'Saved',
  'budget.contacts': '{n} {n|contact|contacts}',
  'budget.fields': 'Where it went',
  'budget.no_fields': 'No field yet that {n} people chose',
  'budget.how': 'To put it to use: plan 5 to 15 minutes of training in rosters; people choose under “Learn”.',
}
