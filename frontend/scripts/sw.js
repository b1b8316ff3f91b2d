/*
 * Lets the pages open without network. It keeps code, never anything of a person: what she practises and answers lies in
 * the store of the page, which is wiped when she leaves the seat. Requests to the server's routes pass by untouched.
 * A release is kept whole at its installation, so that code of two releases never meets.
 */
const CACHE = 'interlude-' + '{release}'
const FILES = ['{files}']
const SHELL = '/index.html'
/** So long a page waits for a network that says nothing. */
const PATIENCE_MS = 5000

self.addEventListener('install', (event) => {
  const load = async () => {
    const cache = await caches.open(CACHE)
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))
    await self.skipWaiting()
  }
  event.waitUntil(load())
})

self.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('interlude-') && name !== CACHE) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(clear())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(?:api|health|launch)(?:\/|$)/.test(pathname)) event.respondWith(pageOrShell(request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request))
  else if (FILES.includes(pathname)) event.respondWith(fetchedOrKept(request))
})

async function kept(request) {
  return (await caches.open(CACHE)).match(request)
}

async function pageOrShell(request) {
  const shell = await kept(SHELL)
  if (!shell) return fetch(request)
  const patience = new Promise((done) => setTimeout(() => done(shell), PATIENCE_MS))
  return Promise.race([fetch(request).catch(() => shell), patience])
}

async function keptOrFetched(request) {
  return (await kept(request)) || fetch(request)
}

async function fetchedOrKept(request) {
  try {
    return await fetch(request)
  } catch (lost) {
    const found = await kept(request)
    if (found) return found
    throw lost
  }
}
