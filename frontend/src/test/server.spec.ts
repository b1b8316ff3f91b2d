import { expect, it } from 'vitest'
import { fakeServer } from './server'

it('hears nothing of what a page of another file still asks', async () => {
  const server = fakeServer({ 'GET /today': () => ({}) })

  const late = globalThis.fetch(new Request('http://earlier.test/api/v1/today'))
  await expect(late).rejects.toThrow('Failed to fetch')
  await globalThis.fetch(new Request(`${location.origin}/api/v1/today`))

  expect(server.asked).toHaveLength(1)
})
