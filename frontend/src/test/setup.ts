/** What specs need that a browser has. */
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/vue'
import { afterEach, vi } from 'vitest'

// Files share a window and its modules, which saves most of their time; each begins with both as new.
vi.resetModules()
localStorage.clear()
sessionStorage.clear()
document.head.innerHTML = document.body.innerHTML = ''

// As long as a poll may take: a busy machine leaves a spec alone for seconds.
configure({ asyncUtilTimeout: 10_000 })

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
