/** All English words of the pages, fetched when someone reads English. */
import type { Key } from '../t'
import { knowledge } from './knowledge'
import { pages } from './pages'
import { people } from './people'
import { practice } from './practice'

export const en: Record<Key, string> = { ...pages, ...practice, ...knowledge, ...people }
