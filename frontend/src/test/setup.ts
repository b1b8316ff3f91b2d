/** What specs need that a browser has. */
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/vue'
import type { Window } from 'happy-dom'
import { afterEach, vi } from 'vitest'
import { newId } from '@/api/uuid'

const MOST_TOLD = 600

// Files share a window and its modules, which saves most of their time; each begins with both as new, and as a site of
// its own: what the pages of an earlier file still ask, they ask of theirs, where nobody answers any more.
vi.resetModules()
;(window as unknown as Window).happyDOM.setURL(`http://${newId()}.test`)
localStorage.clear()
sessionStorage.clear()
document.head.innerHTML = document.body.innerHTML = ''
for (const name of document.documentElement.getAttributeNames())
  document.documentElement.removeAttribute(name)

/** What was looked for, and in a few lines what stood there instead: a whole document hides why a spec failed. */
function missing(message: string | null): Error {
  const told = document.body.textContent.replace(/\s+/g, ' ').slice(0, MOST_TOLD)
  const error = new Error(`${message?.split('\n\n')[0] ?? ''}\n\n${told}`)
  Error.captureStackTrace(error, missing)
  return Object.assign(error, { name: 'TestingLibraryElementError' })
}

// As long as a poll may take: a busy machine leaves a spec alone for seconds.
configure({ asyncUtilTimeout: 10_000, getElementError: missing })

// happy-dom lays nothing out.
Element.prototype.scrollTo ??= () => {}
Element.prototype.scrollIntoView ??= () => {}

// Nothing in a spec may reach a socket, not even a timer that outlives it.
globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
