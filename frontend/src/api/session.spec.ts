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
  await expect.poll(() => page.hasEnded.value).toBe(true)
})

it('frees the seat without network, and ends her session there as soon as it can', async () => {
  const before = await reloaded()
  await before.signIn('6021', 'secret')
  server.isDown = true
  await before.signOut()
  expect(before.session.value).toBeNull()

  const next = await reloaded()
  expect(await next.loadSession()).toBeNull()
  server.isDown = false
  expect(await next.loadSession()).toBeNull()
  await expect.poll(() => server.bodies('DELETE /session')).toHaveLength(1)
})

it('does not end the session of the next one in the place of hers', async () => {
  const page = await reloaded()
  await page.signIn('6021', 'secret')
  server.isDown = true
  await page.signOut()
  expect(await page.loadSession()).toBeNull()

  server.isDown = false
  await page.signIn('6022', 'secret')
  await new Promise((done) => setTimeout(done, 20))

  expect(server.bodies('DELETE /session')).toEqual([])
})

it('keeps the key of the seat out of what is kept for a start without network', async () => {
  server.routes['POST /session'] = () => ({ ...aSession(), seat_key: 'secret-of-the-seat' })
  const page = await reloaded()
  await page.signIn('6021', 'secret')

  expect((await import('./seat')).seatKeyOf('p-1')).toBe('secret-of-the-seat')
  expect(JSON.stringify({ ...localStorage })).not.toContain('secret-of-the-seat')
})

it('goes by how wrong the clock of the seat was, when it starts without network', async () => {
  const wrong = Date.now() + 86_400_000
  vi.spyOn(Date, 'now').mockReturnValue(wrong)
  await (await reloaded()).signIn('6021', 'secret')
  await reloaded()

  expect(Math.abs((await import('./clock')).serverNow() - (wrong - 86_400_000))).toBeLessThan(60_000)
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
