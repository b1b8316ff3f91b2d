import { beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '@/api/session'
import type { Begun, Planned, Sitting } from '@/api/types'
import { aSession, aSitting, aToday, anItemStep } from '@/test/builders'
import { fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { keepToday, knownToday, nextAhead, noteBegun, noteDone, openAhead } from './ahead'
import { flush, outbox, unsent, useOutbox } from './delivery'
import { keptName, type KeptSitting } from './outbox'

let server: FakeServer
const NEXT = aToday().next

const planned = (id: string, lesson: string | null, part: Partial<Sitting> = {}): Planned => ({
  client_event_id: `start-${id}`,
  permit: `permit-${id}`,
  next: { ...NEXT, kind: lesson ? 'lesson' : 'review', lesson_id: lesson, title: id, seconds: 100 },
  sitting: aSitting({ id, steps: [anItemStep()], ...part }),
})

beforeEach(async () => {
  server = fakeServer({
    'POST /session': () => aSession(),
    'POST /sittings/planned': ({ client_event_id }: Begun) => ({ sitting_id: client_event_id.slice(6) }),
    'GET /sittings/ahead': () => ({ open: null, planned: [planned('s-1', 'l-1'), planned('s-2', null)] }),
  })
  await signIn('6021', 'secret')
  useOutbox(await freshStore())
})

describe('practice in hand', () => {
  it('is fetched with today, and not again before it is old or used', async () => {
    await keepToday(aToday())
    await keepToday(aToday())
    expect(server.asked.filter(({ path }) => path === '/sittings/ahead')).toHaveLength(1)

    await noteDone('s-1')
    await keepToday(aToday())

    expect(server.asked.filter(({ path }) => path === '/sittings/ahead')).toHaveLength(2)
  })

  it('opens without network, once, and tells the server so before anything else', async () => {
    await keepToday(aToday())
    server.isDown = true

    expect((await openAhead('l-1'))?.id).toBe('s-1')
    expect((await openAhead('l-1'))?.id).toBe('s-1')
    server.isDown = false
    await flush()

    expect(server.bodies<Begun>('POST /sittings/planned')).toMatchObject([
      { client_event_id: 'start-s-1', permit: 'permit-s-1', lesson_id: 'l-1', item_ids: ['i-1'] },
    ])
    expect((await (await outbox()).kept<KeptSitting>(keptName('s-1')))?.sitting.id).toBe('s-1')
    expect(unsent.value).toBe(0)
  })

  it('has nothing where nothing was planned', async () => {
    expect(await openAhead('l-1')).toBeNull()
    expect(await nextAhead()).toBeNull()
  })

  it('keeps the sitting she left open on another seat', async () => {
    server.routes['GET /sittings/ahead'] = () => ({ open: aSitting({ id: 's-8' }), planned: [] })
    await keepToday(aToday())

    expect((await (await outbox()).kept<KeptSitting>(keptName('s-8')))?.sitting.id).toBe('s-8')
  })
})

describe('today without network', () => {
  it('stands as it was last read, with when', async () => {
    await keepToday(aToday({ week_sittings: 7 }))

    const known = await knownToday()

    expect(known?.today.week_sittings).toBe(7)
    expect(Math.abs((known?.at ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('offers first what was opened, then the plan in its order, and moves on with what was done', async () => {
    await keepToday(aToday())
    expect((await nextAhead())?.title).toBe('s-1')
    await openAhead('l-1')
    expect(await nextAhead()).toMatchObject({ kind: 'resume', sitting_id: 's-1' })
    await noteDone('s-1')

    expect(await nextAhead()).toMatchObject({ kind: 'review', title: 's-2' })
    const { today } = (await knownToday()) as NonNullable<Awaited<ReturnType<typeof knownToday>>>
    expect(today.updates.map(({ done }) => done)).toEqual([true])
    expect(today.practised_seconds).toBe(aToday().practised_seconds + 100)
  })

  it('goes on with what was begun with a network, and does not begin it anew', async () => {
    await keepToday(aToday())

    await noteBegun('l-1', 's-9')

    expect(await nextAhead()).toMatchObject({ kind: 'resume', sitting_id: 's-9' })
    expect((await openAhead('l-1'))?.id).toBe('s-9')
    expect(unsent.value).toBe(0)
  })

  it('offers nothing more once the cap of the day is reached', async () => {
    await keepToday(aToday({ practised_seconds: 300, cap_seconds: 360 }))
    await noteDone('s-1')

    expect(await nextAhead()).toMatchObject({ kind: 'nothing', reason: 'cap_reached' })
  })
})
