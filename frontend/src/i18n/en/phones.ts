import type { phones as zh } from '../zh/phones'

export const phones: Record<keyof typeof zh, string> = {
  'phones.title': 'Phones',
  'phones.lead':
    'A contact-centre platform tells us what phones are doing; we only listen. Here you see whose agent is whose, and nobody’s state.',
  'phones.sources': 'Platforms',
  'phones.no_source': 'No platform is connected yet. An operator connects one with interlude gaps source add',
  'phones.heard': 'Last heard {at}',
  'phones.never': 'Never heard',
  'phones.silent': 'Silent for long, so nothing is offered by itself',
  'phones.paper': 'Known from the vendor’s documents alone; compare with the phones first',
  'phones.unknown': 'Agents whom nobody knows',
  'phones.no_unknown': 'Every agent that was spoken of is somebody’s',
  'phones.events': '{n} {n|message|messages}, last {at}',
  'phones.bind': 'Say who it is',
  'phones.bind_title': 'Who is {agent}',
  'phones.bind_why': 'What was received before counts at once, and she can read who said so.',
  'phones.sign_in': 'Staff number',
  'phones.bind_do': 'Save',
  'phones.known': 'Known agents',
  'phones.no_known': 'No such agent is known',
  'phones.search': 'Find a known agent by its id, staff number or name',
  'phones.unbind': 'Let go',
  'phones.unbind_title': 'Let {agent} go',
  'phones.unbind_why':
    'What {name}’s phone was doing is deleted, and nothing is offered by itself until she is known again.',
  'phones.unbind_do': 'Let go',
  'phones.taken': 'This agent or this colleague is known already',
  'phones.gone': 'It is otherwise by now; see the list as it is',
  'phones.no_person': 'There is no such staff number',
}
