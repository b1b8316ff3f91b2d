/** For whom something is. */
export const audience = {
  'audience.title': 'For whom',
  'audience.all': 'All agents',
  'audience.some': 'Only some',
  'audience.teams': 'Teams (with those below)',
  'audience.queues': 'Queues (chooses the skills that one takes)',
  'audience.skills': 'Qualified for these skills',
  'audience.why': 'With both, only who is in one of the teams and holds one of the qualifications.',
}
