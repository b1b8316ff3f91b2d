import type { pages as zh } from '../zh/pages'

export const pages: Record<keyof typeof zh, string> = {
  product: 'Interlude',
  loading: 'Opening',
  'list.comma': ', ',
  'key.enter': 'Enter',
  'key.space': 'Space',
  'dialog.close': 'Close',

  'date.day': '{day} {month}',
  'date.day_year': '{day} {month} {year}',
  'span.seconds': 'about {n} s',
  'span.minutes': 'about {n} min',

  'place.nav': 'Main',
  'place.today': 'Today',
  'place.skills': 'Skills',
  'place.learn': 'My own pick',
  'place.badges': 'Badges',
  'place.articles': 'Articles',
  'place.criteria': 'Criteria',
  'place.updates': 'Readiness',
  'place.me': 'Your settings',
  'place.accounts': 'Accounts',
  'place.assignments': 'Assignments',
  'place.content': 'Content gaps',
  'place.capability': 'What teams can',
  'place.watches': 'Duty',
  'place.flashes': 'Flash notices',
  'place.disclosures': 'Disclosures',
  'place.switches': 'Automatic',
  'place.workforce': 'Workforce',

  'trouble.ours': 'The page didn’t open. The fault is ours, your progress is safe, please try again',
  'trouble.offline': 'The network is down and this page needs it. Your answers are all kept.',
  'trouble.gone': 'There is nothing here. It may have been withdrawn or moved',
  'trouble.not_allowed': 'This page is outside your role. Ask your lead if you need it',
  'trouble.retry': 'Try again',
  'trouble.reference': 'Reference {id}',
  'lost.title': 'There is no such page',
  'lost.home': 'To the start',

  'strip.offline': 'The network is down. You can go on; everything goes up later by itself.',
  'strip.offline_kept':
    'The network is down. You can go on; {n} {n|answer is|answers are} kept here and {n|goes|go} up later.',
  'strip.known': ' This page is of {at}.',
  'strip.sending': 'Sending {n} {n|answer|answers}',
  'strip.refused':
    '{n} earlier {n|answer|answers} didn’t count: the rule has changed, or they waited too long',
  'strip.not_kept': 'This browser keeps no data, so each answer is saved on the server before you see why.',
  'strip.resumed': 'Back at step {n}. All you did is still here.',

  'editor.line': 'Line {n}',
}
