import { beforeEach, expect, it } from 'vitest'
import { signIn } from '@/api/session'
import { aSession, aSitting, anItemStep } from '@/test/builders'
import { fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { outbox, useOutbox } from './delivery'
import { keepPictures, pictureHere } from './pictures'

let server: FakeServer
const picture = (id: string) => ({ id, address: '', alt: '客户页', width: 400, height: 200 })
const shows = (...ids: string[]) =>
  aSitting({ steps: [anItemStep(), ...ids.map((id) => anItemStep({ picture: picture(id) }, id))] })

beforeEach(async () => {
  server = fakeServer({
    'POST /session': () => aSession(),
    'GET /pictures/one': () => 'é',
    'GET /pictures/two': () => 2,
  })
  await signIn('6021', 'secret')
  useOutbox(await freshStore())
})
const fetched = (): string[] =>
  server.asked.map(({ path }) => path).filter((path) => path.includes('/pictures'))

it('keeps each picture of what is planned once, to the byte, for the time without network', async () => {
  await keepPictures([shows('one', 'two'), shows('one')])
  server.isDown = true

  expect(await (await pictureHere('one')).text()).toBe('"é"')
  expect(fetched()).toEqual(['/pictures/one', '/pictures/two'])
})

it('goes on where a picture does not come, and is gone with her', async () => {
  await keepPictures([shows('missing', 'two')])
  expect(fetched()).toEqual(['/pictures/missing', '/pictures/two'])
  await (await outbox()).wipe()
  server.isDown = true

  await expect(pictureHere('two')).rejects.toThrow()
})
