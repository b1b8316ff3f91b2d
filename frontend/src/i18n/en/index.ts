/** The English of what every page may show, as one file. */
import { pages } from './pages'
import { practice } from './practice'

export const en = { ...pages, ...practice }
