import type { today as zh } from '../zh/today'

export const today: Record<keyof typeof zh, string> = {
  'more.fits_whole': 'This gap should last about {n} s: enough for all of it',
  'more.fits_one_item': 'This gap should last about {n} s: enough for one question, and a call saves it',
  'more.placement': 'Getting to know you, {n} questions',
  'more.aside': 'Not now, thanks',
  'more.aside_done': 'Put aside. Take it up whenever you like',
  'more.aside_not_kept': 'Not kept, press again',
  'more.aside_back': 'Do it after all',
  'more.skill': 'Skills',
  'more.learn': 'My own pick',
  'more.learn_lead': 'Choose something; right again another day, and it is lit',
  'more.care': 'Care',
  'more.rest': 'Take a minute',
  'more.rest_lead': 'Not timed, not recorded',
  'more.rest_how':
    'Look into the distance, let your shoulders drop, breathe out slowly. Calls come in as usual, and nothing is lost.',
  'more.resting': 'Rest a little first',
  'more.resting_how':
    'Take a minute: look into the distance, let your shoulders drop, breathe slowly. Calls come in as usual.',
  'more.go_on': 'Practise all the same',
  'more.gap': 'How gaps are used',

  'today.done': 'Learned',
  'today.update': 'Rule updated',
  'today.since': 'In effect since {day}',
  'today.from': 'In effect from {day}',
  'today.review': 'Practise again',
  'today.review_items': '{n} {n|item is|items are} due',
  'today.left': '{n} more {n|update|updates} after these',
  'today.asked': 'All that is asked of me',
  'today.skills': 'Skills that moved lately',
  'today.all_skills': 'All skills',
}
