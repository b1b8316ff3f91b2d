import type { flips as zh } from '../zh/flips'

export const flips: Record<keyof typeof zh, string> = {
  'flip.hour': '{hour}:00',
  'flip.time': '{hour}:{minute}',
  'flip.coming': '{n} {n|rule changes|rules change} at {at}',
  'flip.turned': 'This rule changed at {at}: answer by the new one',
  'flip.over': 'This rule changed at {at}; what stands here is the old one',
}
