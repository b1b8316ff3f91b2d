import { expect, it } from 'vitest'
import { Refusal, fakeServer } from '@/test/server'
import { api, ask } from './client'
import { isOffline } from './network'

const end = { params: { path: { sitting_id: 's-1' } }, body: { client_event_id: 'e-1', sequence: 1 } }

it('sends the CSRF token with what changes something, not with reads', async () => {
  document.cookie = 'interlude_csrf=abc123'
  const server = fakeServer({ 'POST /sittings/s-1/end': () => ({}), 'GET /today': () => ({}) })

  await ask(api.GET('/api/v1/today'))
  await ask(api.POST('/api/v1/sittings/{sitting_id}/end', end))

  expect(server.asked.map(({ token }) => token)).toEqual([null, 'abc123'])
})

it('fetches a new token once when the old one is refused', async () => {
  let isFresh = false
  const server = fakeServer({
    'GET /session': () => ((isFresh = true), {}),
    'POST /sittings/s-1/end': () => (isFresh ? { items: 1 } : new Refusal(403, 'csrf-refused')),
  })

  await ask(api.POST('/api/v1/sittings/{sitting_id}/end', end))

  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /sittings/s-1/end',
    'GET /session',
    'POST /sittings/s-1/end',
  ])
})

it('turns a problem body into its code', async () => {
  fakeServer({ 'GET /today': () => new Refusal(403, 'not-allowed') })

  await expect(ask(api.GET('/api/v1/today'))).rejects.toMatchObject({
    code: 'not-allowed',
    status: 403,
    isPassing: false,
  })
})

it('learns from requests alone whether there is a network', async () => {
  const server = fakeServer({ 'GET /today': () => ({}) })
  server.isDown = true
  await expect(ask(api.GET('/api/v1/today'))).rejects.toMatchObject({ code: 'offline', isPassing: true })
  expect(isOffline.value).toBe(true)

  server.isDown = false
  await ask(api.GET('/api/v1/today'))

  expect(isOffline.value).toBe(false)
})
