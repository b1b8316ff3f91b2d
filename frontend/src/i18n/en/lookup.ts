import type { lookup as zh } from '../zh/lookup'

export const lookup: Record<keyof typeof zh, string> = {
  'lookup.label': 'Look up a rule',
  'lookup.none': 'No rule has all of these words',
  'lookup.ended': 'No longer holds from {day}',
  'lookup.from': 'From {day}',
  'lookup.since': 'In force since {day}',
  'lookup.source': 'Open its source',
  'lookup.trouble': 'Cannot look it up now; use your usual source',
  'lookup.private':
    'For your eyes only and not timed; words are not kept, a rule you open may be asked again',
  'lookup.found': '{n} {n|rule|rules} found',
}
