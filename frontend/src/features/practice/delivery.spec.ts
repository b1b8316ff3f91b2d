import { beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '@/api/session'
import { aSession, aVerdict } from '@/test/builders'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import { NO_ANSWER } from '@/ui/lesson/answering'
import { flush, outbox, send, unsent, useOutbox } from './delivery'
import { openOutbox, type Row } from './outbox'

let count = 0
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
  useOutbox(await openOutbox(`delivery-${(count += 1)}`))
})

const sentAnswers = () =>
  server.bodies<{ client_event_id: string }>('POST /answers').map((body) => body.client_event_id)

describe('delivery', () => {
  it('sends events of one sitting together', async () => {
    await Promise.all([send(event('a')).stored, send(event('b')).stored])

    await flush()

    const [body] = server.bodies<{ events: unknown[] }>('POST /sittings/s-1/events')
    expect(body?.events).toHaveLength(2)
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

    expect(await (await outbox()).waiting('p-1')).toHaveLength(1)
  })

  it('lets go of an answer that the server will never take', async () => {
    server.routes['POST /answers'] = () => new Refusal(409, 'item-retired')
    const { stored, reply } = send(answer('a'))
    await stored
    await flush()

    await expect(reply).rejects.toMatchObject({ code: 'item-retired' })
    expect(await (await outbox()).waiting('p-1')).toEqual([])
  })

  it('sends only the last draft of a burst', async () => {
    const first = send(event('first', 'draft'))
    const second = send(event('second', 'draft'), 'first')
    await Promise.all([first.stored, second.stored])

    await flush()

    const [body] = server.bodies<{ events: { client_event_id: string }[] }>('POST /sittings/s-1/events')
    expect(body?.events.map((each) => each.client_event_id)).toEqual(['second'])
  })

  it('leaves the answers of another person on the seat alone', async () => {
    await (await outbox()).add({ ...answer('hers'), person: 'p-2' })

    await flush()

    expect(sentAnswers()).toEqual([])
  })
})
