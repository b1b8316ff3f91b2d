import { openDB } from 'idb'
import { afterEach, expect, it, vi } from 'vitest'
import { SEAT_KEY, freshName, freshStore } from '@/test/store'
import { NO_ANSWER } from '@/ui/lesson/answering'
import { answersOnSeat, openOutbox, type Row } from './outbox'

const answered = (id: string, text = ''): Row => ({
  person: 'p-1',
  sitting: 's-1',
  kind: 'answer',
  body: {
    client_event_id: id,
    sitting_id: 's-1',
    sequence: 1,
    item_id: 'i-1',
    ticket: '',
    elapsed_ms: 1,
    answer: { ...NO_ANSWER, text },
    certainty: null,
  },
})
const ids = (rows: Row[]): string[] => rows.map(({ body }) => body.client_event_id)
afterEach(() => vi.restoreAllMocks())

it('keeps rows in the order they were added', async () => {
  const store = await freshStore()

  for (const id of ['a', 'b', 'c']) await store.add(answered(id))

  expect(ids(await store.waiting())).toEqual(['a', 'b', 'c'])
})

it('puts a draft in the place of the one before', async () => {
  const store = await freshStore()
  const place = await store.add(answered('first'))

  await store.add(answered('second'), place)

  expect(ids(await store.waiting())).toEqual(['second'])
})

it('keeps rows after the page is gone, also where the key is not told again', async () => {
  const name = freshName()
  await (await freshStore('p-1', name)).add(answered('a'))

  expect(ids(await (await openOutbox('p-1', null, name)).waiting())).toEqual(['a'])
})

it('has nothing on the seat that can be read without her key', async () => {
  const name = freshName()
  const store = await freshStore('p-1', name)
  await store.add(answered('a', '五万元'))
  await store.keep('today', { title: '五万元' })

  const database = await openDB(name)
  const bytes = [...(await database.getAll('outbox')), ...(await database.getAll('kept'))].map(
    ({ sealed }: { sealed: { text: ArrayBuffer } }) => new TextDecoder().decode(sealed.text),
  )
  expect(bytes.length).toBe(2)
  expect(bytes.join()).not.toContain('五万元')
  const [{ key }] = (await database.getAll('keys')) as [{ key: CryptoKey }]
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

it('shows the next one on the seat neither rows nor what was kept, and loses none of it', async () => {
  const name = freshName()
  const hers = await freshStore('p-1', name)
  await hers.add(answered('a'))
  await hers.keep('today', 1)
  const next = await openOutbox('p-2', btoa('z'.repeat(32)), name)
  await next.wipeOthers()

  expect(await next.waiting()).toEqual([])
  expect(await next.kept('today')).toBeNull()
  expect(await answersOnSeat(name)).toBe(1)
  // Without her key, which went with her, nobody reads the row; with it she does.
  expect((await openOutbox('p-1', null, name)).isKept).toBe(false)
  const again = await freshStore('p-1', name)
  expect(ids(await again.waiting())).toEqual(['a'])
  expect(await again.kept('today')).toBeNull()
})

it('leaves what another key sealed where it is, and counts it', async () => {
  const name = freshName()
  await (await freshStore('p-1', name)).add(answered('a'))

  const other = await openOutbox('p-1', btoa('z'.repeat(32)), name)

  expect(await other.waiting()).toEqual([])
  expect(await other.answers()).toBe(1)
})

it('forgets what was kept for her when she leaves, but nothing she has not sent', async () => {
  const name = freshName()
  const store = await freshStore('p-1', name)
  await store.add(answered('a'))
  await store.keep('today', 1)

  await store.wipe()

  expect(await store.kept('today')).toBeNull()
  expect(ids(await (await freshStore('p-1', name)).waiting())).toEqual(['a'])
})

it('gives a start without network no key after a shift', async () => {
  const name = freshName()
  await freshStore('p-1', name)
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 13 * 3_600_000)

  expect((await openOutbox('p-1', null, name)).isKept).toBe(false)
})

it.each(['storage', 'sealing'])('says so where the browser has no %s', async (missing) => {
  if (missing === 'storage')
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
  else vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('this page cannot seal'))

  const store = await openOutbox('p-1', SEAT_KEY, freshName())

  expect(store.isKept).toBe(false)
  await store.add(answered('a'))
  expect(ids(await store.waiting())).toEqual(['a'])
})
