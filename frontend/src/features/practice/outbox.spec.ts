import { expect, it } from 'vitest'
import { aSitting } from '@/test/builders'
import { openOutbox, type Row } from './outbox'

let count = 0
const fresh = () => openOutbox(`store-${(count += 1)}`)
const row = (person: string, id: string): Row => ({
  person,
  sitting: 's-1',
  kind: 'end',
  body: { client_event_id: id, sequence: 1 },
})
const ids = (rows: Row[]): string[] => rows.map(({ body }) => body.client_event_id)

it('keeps rows in the order they were added', async () => {
  const store = await fresh()

  for (const id of ['a', 'b', 'c']) await store.add(row('p-1', id))

  expect(ids(await store.waiting('p-1'))).toEqual(['a', 'b', 'c'])
})

it('keeps rows after the page is gone', async () => {
  const name = `store-${(count += 1)}`
  await (await openOutbox(name)).add(row('p-1', 'a'))

  expect(ids(await (await openOutbox(name)).waiting('p-1'))).toEqual(['a'])
})

it('puts a draft in the place of the one before', async () => {
  const store = await fresh()
  const place = await store.add(row('p-1', 'first'))

  await store.add(row('p-1', 'second'), place)

  expect(ids(await store.waiting('p-1'))).toEqual(['second'])
})

it('never shows one person the rows of another', async () => {
  const store = await fresh()
  await store.add(row('p-1', 'mine'))

  expect(await store.waiting('p-2')).toEqual([])
})

it('wipes what someone learned from, and keeps what she has not sent', async () => {
  const store = await fresh()
  await store.add(row('p-1', 'unsent'))
  await store.keepSitting('p-1', aSitting())

  await store.wipe('p-1')

  expect(await store.keptSitting('p-1', 's-1')).toBeNull()
  expect(ids(await store.waiting('p-1'))).toEqual(['unsent'])
})

it('forgets what others left behind without signing out, but nothing they have not sent', async () => {
  const store = await fresh()
  await store.add(row('p-1', 'unsent'))
  await store.keepSitting('p-1', aSitting())
  await store.keepSitting('p-2', aSitting())

  await store.wipeOthers('p-2')

  expect(await store.keptSitting('p-1', 's-1')).toBeNull()
  expect(await store.keptSitting('p-2', 's-1')).not.toBeNull()
  expect(ids(await store.waiting('p-1'))).toEqual(['unsent'])
})

it('says so where the browser keeps nothing', async () => {
  const original = indexedDB.open.bind(indexedDB)
  indexedDB.open = () => {
    throw new DOMException('denied', 'SecurityError')
  }

  const store = await openOutbox('denied')
  indexedDB.open = original

  expect(store.isKept).toBe(false)
  await store.add(row('p-1', 'a'))
  expect(ids(await store.waiting('p-1'))).toEqual(['a'])
})
