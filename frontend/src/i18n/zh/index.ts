/** All Chinese words of the pages. English has the same keys, or the build fails. */
import { knowledge } from './knowledge'
import { pages } from './pages'
import { people } from './people'
import { practice } from './practice'

export const zh = { ...pages, ...practice, ...knowledge, ...people }
