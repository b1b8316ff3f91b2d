import type { picking as zh } from '../zh/picking'

export const picking: Record<keyof typeof zh, string> = {
  'pick.done': 'Done before',
  'pick.empty': 'There is no lesson to take just now',
  'pick.list': 'Lessons to take',
}
