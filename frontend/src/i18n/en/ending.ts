import type { ending as zh } from '../zh/ending'

export const ending: Record<keyof typeof zh, string> = {
  'end.done': 'You’ve worked through this one',
  'end.placed': 'That tells us where to begin',
  'end.skill': '{skill}: {moved}',
  'end.moved': '{before} → {after}',
  'end.award': 'New badge: {name}',
  'end.items': '{n} {n|item|items}',
  'end.right_first': '{n} right the first time',
  'end.review': 'Best practised again by {day}',
  'end.week': 'Practised {n} {n|time|times} this week',
  'end.settling': 'Checking badge standards',
  'end.wait': 'Saving this practice',
  'end.later': 'Done, and kept on this computer',
  'end.later_why': 'It goes up by itself once you’re back on line; then see it under Skills.',
  'end.back': 'Back to work',
  'end.more': 'One more, {span}',
}
