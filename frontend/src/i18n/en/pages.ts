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
  'place.badges': 'Badges',
  'place.articles': 'Articles',
  'place.updates': 'Readiness',
  'place.me': 'Your settings',
  'place.accounts': 'Accounts',
  'place.assignments': 'Assignments',
  'place.watches': 'Duty',
  'place.flashes': 'Flash notices',
  'place.disclosures': 'Disclosures',
  'place.switches': 'Automatic',
  'place.workforce': 'Workforce',

  'sign_in.name': 'Sign-in name',
  'sign_in.password': 'Password',
  'sign_in.submit': 'Sign in',
  'sign_in.refused': 'Name or password don’t match. Please check them once more',
  'sign_in.offline': 'The network is down, so signing in has to wait a moment',
  'sign_in.again': 'Please sign in again',
  'sign_in.again_why': 'Your sign-in ran out. Your answers and drafts are here; you go on from this place.',
  'sign_in.wait_seconds': 'That was too often. Try again in {n} {n|second|seconds}',
  'sign_in.wait_minutes': 'That was too often. Try again in {n} {n|minute|minutes}',
  'sign_in.locked': 'This account is locked. Please ask an administrator',

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
  'strip.resumed': 'Back at step {n}. What you had answered is still here.',

  'shortcut.title': 'All shortcuts',
  'shortcut.choose': 'Choose an option',
  'shortcut.main': 'The main button',
  'shortcut.unsure': 'Not sure: see why first',
  'shortcut.fold': 'Fold; your place is kept',
  'shortcut.resume': 'Go on after a call',
  'shortcut.more': 'One more',
  'shortcut.help': 'Open this sheet',
  'shortcut.note':
    'Single keys rest while you type in a field, and for 0.4 seconds after the screen changes.',

  'editor.line': 'Line {n}',
}
