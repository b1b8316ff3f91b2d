import type { skills as zh } from '../zh/skills'

export const skills: Record<keyof typeof zh, string> = {
  'skills.title': 'My skills',
  'skills.lead': 'Only you, your lead and your mentor can see these',
  'skills.empty': 'No skills for your work yet. They show up after your first update.',
  'skills.facts': '{fresh} of {n} {n|fact|facts} held',
  'skills.answers': 'From {n} {n|answer|answers}',
  'stage.1': 'First weeks',
  'stage.2': 'On your own',
  'stage.3': 'Complex calls',
  'stage.4': 'Expert and mentor',
  'qualifications.title': 'Qualifications',
  'qualifications.lead':
    'Papers and authorisations that the bank has on record. They are apart from mastery; practice neither adds nor takes any.',
  'qualifications.until': 'until {day}',
  'qualifications.from': 'from {day}',
  'qualifications.open': 'without an end',
  'qualifications.ending': 'ends soon',
  'qualifications.ended': 'ended',
  'qualifications.coming': 'not yet',
}
