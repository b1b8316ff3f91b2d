import type { learn as zh } from '../zh/learn'

export const learn: Record<keyof typeof zh, string> = {
  'learn.title': 'My own pick',
  'learn.lead':
    'Search a skill or a rule and try one question. Right again half a day later or more, and it is lit. Only you see this',
  'learn.find': 'Search skills and rules, “limit” for example',
  'learn.found': 'Found: {n}',
  'learn.none': 'Nothing to practise by these words. Try another, or look at the skill map',
  'learn.skill_whole': 'The whole skill',
  'learn.try': 'Try it',
  'learn.again': 'Practise again',
  'learn.mine': 'Learning now',
  'learn.empty': 'Nothing picked yet. Search, and begin with one',
  'learn.begun': 'The next right answer counts',
  'learn.resting': 'Right once. Right again after {at}, and it is lit',
  'learn.lit': 'Lit: still right half a day later or more',
  'learn.facts': '{lit} of {n} rules lit',
  'learn.let_go': 'Leave it',
  'learn.gone': 'There is nothing to try now: it was taken out, or its questions are not written yet',
  'own.title': 'Practice of my own choice',
  'own.told': 'In four weeks you practised {n} {n|time|times}, {own} of your own choice',
  'own.now': 'These 7 days',
  'own.ago': '{n} {n|week|weeks} ago',
  'own.week': '{own} of {n}',
  'own.hers': 'Only you can see this; it compares and rates nobody',
}
