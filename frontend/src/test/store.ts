/** A store of this seat that no spec has used before, sealed for one person. */
import { newId } from '@/api/uuid'
import { openOutbox, type Outbox } from '@/features/practice/outbox'

export const SEAT_KEY = btoa('k'.repeat(32))

/** Specs share a window, and with it its databases. */
export const freshName = newId
export const freshStore = (person = 'p-1', name = freshName()): Promise<Outbox> =>
  openOutbox(person, SEAT_KEY, name)
