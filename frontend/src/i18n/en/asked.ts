import type { asked as zh } from '../zh/asked'

export const asked: Record<keyof typeof zh, string> = {
  'asked.title': 'Asked of me',
  'asked.lead':
    'What people asked me to learn, and the updates that the bank requires. What is done leaves after its last day',
  'asked.by_people': 'People asked me',
  'asked.nobody': 'Nobody asks you for anything now',
  'asked.why': '{name}: {why}',
  'asked.due': 'By {day}',
  'asked.over': 'Was due on {day}',
  'asked.done': 'Done',
  'asked.required': 'Updates that the bank requires',
  'asked.none_required': 'You have learned all of them',
  'asked.since': 'In effect since {day}',
  'asked.from': 'In effect from {day}',
  'asked.start': 'Start',
  'asked.skill': 'Open the skill',
  'asked.gone': 'This lesson was withdrawn just now; there is nothing to do',
}
