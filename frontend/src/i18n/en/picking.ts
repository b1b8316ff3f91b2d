import type { picking as zh } from '../zh/picking'

export const picking: Record<keyof typeof zh, string> = {
  'pick.done': 'Done before',
  'pick.empty': 'There is no lesson to take just now',
  'pick.list': 'Lessons to take',
  'pick.in_hand': 'No network: these lessons are on this computer and can be taken now',
  'pick.away': 'No network: pick a lesson here once it is back; nothing of yours is lost',
}
