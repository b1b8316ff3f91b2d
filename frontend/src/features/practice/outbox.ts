/**
 * What still has to reach the server, kept on this seat until it did.
 *
 * Rows are written on every change, not on leaving: a browser that is killed runs no farewell. Each row belongs to
 * one person, because seats are shared.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { AnswerIn, Sitting, SittingEvent } from '@/api/types'

interface RowOf<Kind extends string, Body> {
  /** Place in the queue, given by the store. */
  n?: number
  person: string
  sitting: string
  kind: Kind
  body: Body
}
export type AnswerRow = RowOf<'answer', AnswerIn>
export type EventRow = RowOf<'event', SittingEvent>
export type EndRow = RowOf<'end', { client_event_id: string; sequence: number }>
export type Row = AnswerRow | EventRow | EndRow
type Kept = { person: string; id: string; sitting: Sitting }

/** Where rows wait. `isKept` is false where nothing outlives the page (private mode, cleared storage). */
export interface Outbox {
  readonly isKept: boolean
  /** Add a row, in place of `instead` where it still waits. Resolves when it would survive a power cut. */
  add(row: Row, instead?: number): Promise<number>
  waiting(person: string): Promise<Row[]>
  remove(places: readonly number[]): Promise<void>
  keepSitting(person: string, sitting: Sitting): Promise<void>
  keptSitting(person: string, id: string): Promise<Sitting | null>
  /** Forget the sittings of a person, and her rows too unless they still wait to be sent. */
  wipe(person: string): Promise<void>
  /** Forget the sittings of everybody else, who left this seat without signing out; rows that wait stay theirs. */
  wipeOthers(person: string): Promise<void>
}

interface Shape extends DBSchema {
  outbox: { key: number; value: Row; indexes: { person: string } }
  sittings: { key: [string, string]; value: Kept; indexes: { person: string } }
}

/** Open the store of this seat; a store that forgets where the browser keeps nothing. */
export async function openOutbox(name = 'interlude'): Promise<Outbox> {
  try {
    return stored(await openDB<Shape>(name, 1, { upgrade: createStores }))
  } catch {
    return forgetting()
  }
}

function createStores(database: IDBPDatabase<Shape>): void {
  database.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true }).createIndex('person', 'person')
  database.createObjectStore('sittings', { keyPath: ['person', 'id'] }).createIndex('person', 'person')
}

/** `strict` asks the disk, not only the browser, to have it. */
const STRICT = { durability: 'strict' } as const
/** Reactive objects cannot be cloned into the store. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function stored(database: IDBPDatabase<Shape>): Outbox {
  async function wipeSittings(isMeant: (person: string) => boolean): Promise<void> {
    const keys = (await database.getAllKeys('sittings')).filter(([person]) => isMeant(person))
    await Promise.all(keys.map((key) => database.delete('sittings', key)))
  }
  return {
    isKept: true,
    async add(row, instead) {
      const change = database.transaction('outbox', 'readwrite', STRICT)
      if (instead !== undefined) await change.store.delete(instead)
      const place = await change.store.add(plain(row))
      await change.done
      return place
    },
    waiting: (person) => database.getAllFromIndex('outbox', 'person', person),
    async remove(places) {
      const change = database.transaction('outbox', 'readwrite', STRICT)
      await Promise.all([...places.map((place) => change.store.delete(place)), change.done])
    },
    async keepSitting(person, sitting) {
      await database.put('sittings', plain({ person, id: sitting.id, sitting }))
    },
    keptSitting: async (person, id) => (await database.get('sittings', [person, id]))?.sitting ?? null,
    wipe: (person) => wipeSittings((whose) => whose === person),
    wipeOthers: (person) => wipeSittings((whose) => whose !== person),
  }
}

function forgetting(): Outbox {
  let rows: Row[] = []
  let last = 0
  return {
    isKept: false,
    async add(row, instead) {
      last += 1
      rows = [...rows.filter(({ n }) => n !== instead), { ...plain(row), n: last }]
      return last
    },
    waiting: async (person) => rows.filter((row) => row.person === person),
    async remove(places) {
      rows = rows.filter(({ n }) => n === undefined || !places.includes(n))
    },
    keepSitting: async () => {},
    keptSitting: async () => null,
    wipe: async () => {},
    wipeOthers: async () => {},
  }
}
