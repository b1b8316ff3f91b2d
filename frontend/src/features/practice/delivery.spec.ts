import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSession } from '@/api/keptSession'
import { signIn } from '@/api/session'
import { aSession, aVerdict } from '@/test/builders'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { NO_ANSWER } from '@/ui/lesson/answering'
import { flush, outbox, refused, send, unsent, useOutbox } from './delivery'
import type { Row } from './outbox'

let server: FakeServer
const gone = { person: 'p-1', sitting: 's-1' }

const answer = (id: string): Row => ({
  ...gone,
  kind: 'answer',
  body: {
    client_event_id: id,
    sitting_id: 's-1',
    sequence: 1,
    item_id: 'i-1',
    ticket: '',
    elapsed_ms: 1,
    answer: NO_ANSWER,
    certainty: null,
  },
})
const event = (id: string, kind: 'card_read' | 'draft' = 'card_read'): Row => ({
  ...gone,
  kind: 'event',
  body: { client_event_id: id, sequence: 1, kind, step_key: 'q', answer: null, elapsed_ms: 1 },
})

beforeEach(async () => {
  server = fakeServer({
    'POST /session': () => aSession(),
    'POST /answers': () => aVerdict(),
    'POST /sittings/s-1/events': () => ({ accepted: 1, sequence: 1 }),
  })
  await signIn('6021', 'secret')
  useOutbox(await freshStore())
})

// What is under way ends with its test: the next one has a store of its own.
afterEach(() => flush())

const sentAnswers = () =>
  server.bodies<{ client_event_id: string }>('POST /answers').map((body) => body.client_event_id)

describe('delivery', () => {
  it('sends events of one sitting together', async () => {
    server.isDown = true
    await Promise.all([send(event('a')).stored, send(event('b')).stored])
    await flush() // what the first of them began
    server.isDown = false

    await flush()

    const sent = () => server.bodies<{ events: unknown[] }>('POST /sittings/s-1/events')
    await expect.poll(sent).toMatchObject([{ events: [{}, {}] }])
  })

  it('gives the verdict to whoever handed the answer in', async () => {
    const { stored, reply } = send(answer('a'))
    await stored
    await flush()

    expect(await reply).toMatchObject({ verdict: 'right' })
  })

  it('keeps every answer while the network is down, and sends each once after', async () => {
    server.isDown = true
    for (const id of ['a', 'b', 'c']) await send(answer(id)).stored
    await flush()
    expect(unsent.value).toBe(3)

    server.isDown = false
    await flush()
    await flush()

    expect(sentAnswers()).toEqual(['a', 'b', 'c'])
    expect(unsent.value).toBe(0)
  })

  it('tries again after a fault of the server', async () => {
    server.routes['POST /answers'] = () => new Refusal(503, 'database-away')
    await send(answer('a')).stored
    await flush()

    expect(await (await outbox()).waiting()).toHaveLength(1)
  })

  it('lets go of an answer that the server will never take', async () => {
    server.routes['POST /answers'] = () => new Refusal(409, 'item-retired')
    const { stored, reply } = send(answer('a'))
    await stored
    await flush()

    await expect(reply).rejects.toMatchObject({ code: 'item-retired' })
    expect(await (await outbox()).waiting()).toEqual([])
  })

  it('sends only the last draft of a burst', async () => {
    server.isDown = true // as long as it takes to write them
    const first = send(event('first', 'draft'))
    const second = send(event('second', 'draft'), 'first')
    await Promise.all([first.stored, second.stored])
    await flush()
    server.isDown = false

    await flush()

    const sent = () => server.bodies<{ events: unknown[] }>('POST /sittings/s-1/events')
    await expect.poll(sent).toMatchObject([{ events: [{ client_event_id: 'second' }] }])
  })

  it('sends nothing of hers once another tab signed somebody else in', async () => {
    await send(answer('hers')).stored
    keepSession(aSession({ id: 'p-2' }))

    await flush()

    expect(sentAnswers()).toEqual([])
    expect(unsent.value).toBe(1)
    keepSession(aSession())
    await flush()
    expect(sentAnswers()).toEqual(['hers'])
  })

  it('counts an answer of earlier that the server does not take', async () => {
    server.routes['POST /answers'] = () => new Refusal(409, 'item-retired')
    await (await outbox()).add(answer('of yesterday'))

    await flush()

    expect(refused.value).toBe(1)
  })

  it('begins a planned sitting before what was answered in it, and follows it where it is kept', async () => {
    server.routes['POST /sittings/planned'] = () => ({ sitting_id: 's-9' })
    const body = { client_event_id: 'b', permit: 'p', lesson_id: 'l-1', item_ids: ['i-1'], elapsed_ms: 5 }
    server.isDown = true
    await send({ ...gone, kind: 'start', body }).stored
    await send(answer('a')).stored
    await flush()

    server.isDown = false
    await flush()

    // An attempt begun without network may still be ending: the next one follows it.
    await expect.poll(() => server.bodies('POST /answers')).toMatchObject([{ sitting_id: 's-9' }])
    const paths = server.asked.map(({ path }) => path)
    expect(paths.indexOf('/sittings/planned')).toBe(paths.indexOf('/answers') - 1)
  })
})
