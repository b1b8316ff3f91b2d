import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aSession } from '@/test/builders'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'

let server: FakeServer

/** The page as it starts anew. */
async function reloaded() {
  vi.resetModules()
  return { ...(await import('./session')), ...(await import('./network')) }
}

beforeEach(() => {
  localStorage.clear()
  server = fakeServer({
    'GET /session': () => aSession(),
    'POST /session': () => aSession(),
    'DELETE /session': () => null,
  })
})
afterEach(() => localStorage.clear())

it('starts without network as who was signed in here, and asks as soon as it can', async () => {
  await (await reloaded()).signIn('6021', 'secret')
  server.isDown = true
  const page = await reloaded()

  expect((await page.loadSession())?.person.id).toBe(aSession().person.id)
  server.isDown = false
  server.routes['GET /session'] = () => new Refusal(401, 'signed-out')
  page.noteReached(true)
  await vi.waitFor(() => expect(page.hasEnded.value).toBe(true))
})

it('starts as nobody after she signed out, and after a shift', async () => {
  const before = await reloaded()
  await before.signIn('6021', 'secret')
  await before.signOut()
  server.isDown = true
  await expect((await reloaded()).loadSession()).rejects.toThrow()
  server.isDown = false
  await (await reloaded()).signIn('6021', 'secret')
  server.isDown = true
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 13 * 3_600_000)

  await expect((await reloaded()).loadSession()).rejects.toThrow()
})
