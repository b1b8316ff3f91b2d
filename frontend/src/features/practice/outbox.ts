/**
 * What still has to reach the server, and what practising without network needs, kept on this seat for one person.
 *
 * Rows are written on every change, not on leaving: a browser that is killed runs no farewell. Seats are shared, so all
 * is sealed under a key that the server tells her browser while she is signed in; rows that wait outlive her sign-out
 * and are read again by her alone.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { SHIFT_MS } from '@/api/keptSession'
import type { AnswerIn, Begun, Sitting, SittingEvent } from '@/api/types'
import { sealWith, sealingKey, type Seal, type Sealed } from './seal'

interface RowOf<Kind extends string, Body> {
  /** Place in the queue, given by the store. */
  n?: number
  person: string
  sitting: string
  kind: Kind
  body: Body
}
export type StartRow = RowOf<'start', Begun>
export type AnswerRow = RowOf<'answer', AnswerIn>
export type EventRow = RowOf<'event', SittingEvent>
export type EndRow = RowOf<'end', { client_event_id: string; sequence: number }>
export type Row = StartRow | AnswerRow | EventRow | EndRow

/** A sitting as this seat keeps it; `at` says when its tickets came, by the server's clock. */
export interface KeptSitting {
  sitting: Sitting
  at: number
}
export const keptName = (id: string): string => `sitting/${id}`

/** Where the rows of one person wait. `isKept` is false where nothing outlives the page. */
export interface Outbox {
  readonly isKept: boolean
  /** Add a row, in place of `instead` where it still waits. Resolves when it would survive a power cut. */
  add(row: Row, instead?: number): Promise<number>
  /** Her rows in their order; one that her key does not open stays where it is. */
  waiting(): Promise<Row[]>
  /** How many answers wait, whether they can be opened or not. */
  answers(): Promise<number>
  remove(places: readonly number[]): Promise<void>
  keep(name: string, value: unknown): Promise<void>
  kept<T>(name: string): Promise<T | null>
  /** Forget what was kept for her and her key; rows that wait stay, sealed. */
  wipe(): Promise<void>
  /** Forget what was kept for everybody else, who left this seat without signing out; rows that wait stay theirs. */
  wipeOthers(): Promise<void>
}

interface Shape extends DBSchema {
  outbox: {
    key: number
    value: { n?: number; person: string; kind: Row['kind']; sealed: Sealed }
    indexes: { person: string; kinds: [string, string] }
  }
  kept: { key: [string, string]; value: { person: string; name: string; sealed: Sealed } }
  keys: { key: string; value: { person: string; key: CryptoKey; at: number } }
}
type Database = IDBPDatabase<Shape>

const NAME = 'interlude-seat'

/** Open her store; one that forgets where the browser keeps nothing, or nothing can be sealed. */
export async function openOutbox(person: string, seatKey: string | null, name = NAME): Promise<Outbox> {
  try {
    const database = await openSeat(name)
    const key = await keyOf(database, person, seatKey)
    return key ? stored(database, person, sealWith(key)) : forgetting()
  } catch {
    return forgetting()
  }
}

/** How many answers wait on this seat, whoever gave them. */
export async function answersOnSeat(name = NAME): Promise<number> {
  const kinds = (await (await openSeat(name)).getAll('outbox')).map(({ kind }) => kind)
  return kinds.filter((kind) => kind === 'answer').length
}

const openSeat = (name: string): Promise<Database> => openDB<Shape>(name, 1, { upgrade: createStores })

function createStores(database: Database): void {
  const outbox = database.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true })
  outbox.createIndex('person', 'person')
  outbox.createIndex('kinds', ['person', 'kind'])
  database.createObjectStore('kept', { keyPath: ['person', 'name'] })
  database.createObjectStore('keys', { keyPath: 'person' })
}

/** The key just told, which the browser keeps for a start without network; else the one kept in this shift. */
async function keyOf(database: Database, person: string, told: string | null): Promise<CryptoKey | null> {
  if (told) {
    const key = await sealingKey(told)
    await database.put('keys', { person, key, at: Date.now() })
    return key
  }
  const kept = await database.get('keys', person)
  return kept && Math.abs(Date.now() - kept.at) < SHIFT_MS ? kept.key : null
}

/** `strict` asks the disk, not only the browser, to have it. */
const STRICT = { durability: 'strict' } as const

function stored(database: Database, person: string, seal: Seal): Outbox {
  const placeOf = (name: string): string => `${person}/${name}`
  /** Null for what another key sealed. */
  const opened = <T>(sealed: Sealed, name: string): Promise<T | null> =>
    seal.open<T>(sealed, placeOf(name)).catch(() => null)

  async function wipeWhere(isMeant: (whose: string) => boolean): Promise<void> {
    const change = database.transaction(['kept', 'keys'], 'readwrite')
    const [kept, keys] = [change.objectStore('kept'), change.objectStore('keys')]
    for (const key of await kept.getAllKeys()) if (isMeant(key[0])) await kept.delete(key)
    for (const key of await keys.getAllKeys()) if (isMeant(key)) await keys.delete(key)
    await change.done
  }
  return {
    isKept: true,
    async add(row, instead) {
      const sealed = await seal.close(row, placeOf('row'))
      const change = database.transaction('outbox', 'readwrite', STRICT)
      if (instead !== undefined) await change.store.delete(instead)
      const place = await change.store.add({ person, kind: row.kind, sealed })
      await change.done
      return place
    },
    async waiting() {
      const rows = await database.getAllFromIndex('outbox', 'person', person)
      const found = rows.map(async ({ n, sealed }) => ({ ...(await opened<Row>(sealed, 'row')), n }))
      return (await Promise.all(found)).filter((row): row is Row & { n: number } => 'body' in row)
    },
    answers: () => database.countFromIndex('outbox', 'kinds', [person, 'answer']),
    async remove(places) {
      const change = database.transaction('outbox', 'readwrite', STRICT)
      await Promise.all([...places.map((place) => change.store.delete(place)), change.done])
    },
    async keep(name, value) {
      await database.put('kept', { person, name, sealed: await seal.close(value, placeOf(name)) })
    },
    async kept<T>(name: string) {
      const found = await database.get('kept', [person, name])
      return found ? opened<T>(found.sealed, name) : null
    },
    wipe: () => wipeWhere((whose) => whose === person),
    wipeOthers: () => wipeWhere((whose) => whose !== person),
  }
}

function forgetting(): Outbox {
  let rows: Row[] = []
  let last = 0
  return {
    isKept: false,
    async add(row, instead) {
      last += 1
      rows = [...rows.filter(({ n }) => n !== instead), { ...row, n: last }]
      return last
    },
    waiting: async () => rows,
    answers: async () => rows.filter(({ kind }) => kind === 'answer').length,
    async remove(places) {
      rows = rows.filter(({ n }) => n === undefined || !places.includes(n))
    },
    keep: async () => {},
    kept: async () => null,
    wipe: async () => {},
    wipeOthers: async () => {},
  }
}
