/**
 * The flash notices that hold for her now. Each ends by itself, also while the network is away.
 *
 * Nothing is read before the first screen that shows them is there.
 */
import { computed, effectScope, reactive, ref, shallowRef, watch } from 'vue'
import { api, ask } from './client'
import { serverNow } from './clock'
import { asProblem } from './problem'
import { hasEnded, session } from './session'
import { onSignal } from './signals'
import type { MyFlash } from './types'

/** All panels hear at once of a notice; they ask within so long, so that the server is not asked by all in one moment. */
const SPREAD_MS = 3_000
/** After a question without an answer; a dead network brings the stream back with `resync` besides. */
const AGAIN_MS = 15_000
/** Longer waits are taken in turns: a timer holds 24 days at most, and a sleeping computer holds none. */
const LONGEST_MS = 3_600_000

const told = shallowRef<readonly MyFlash[]>([])
const moment = ref(serverNow())
/** Said here; the server may not have heard of all of them yet. */
const received = reactive(new Set<string>())
/** Of these what the server has not heard; kept on the seat for her, so that a reload asks nothing twice. */
const unsent = new Set<string>()
const place = (): string => `interlude-received:${session.value?.person.id ?? ''}`

/** What holds now, the latest begun first. */
export const flashes = computed(() => told.value.filter(({ ends_at }) => Date.parse(ends_at) > moment.value))
/** Of these what comes up by itself: until she said that she saw it. */
export const freshFlashes = computed(() =>
  flashes.value.filter((each) => each.comes_by_itself && !each.received && !received.has(each.id)),
)

let hasBegun = false
/** Read them, and again whenever they may have changed. */
export function followFlashes(): void {
  if (hasBegun) return
  hasBegun = true
  recall()
  onSignal('flash', () => readWithin(SPREAD_MS))
  // Whoever asked first may leave the screen; the panel stays.
  effectScope(true).run(() => watch(() => session.value?.person.id, forget))
  void read()
}

/** Say that she saw it. Without network it is said again with the next reading. */
export async function receiveFlash(id: string): Promise<void> {
  const whose = place()
  received.add(id)
  unsent.add(id)
  keepUnsent()
  const params = { path: { flash_id: id } }
  const sent = await ask(api.POST('/api/v1/me/flashes/{flash_id}/received', { params })).then(
    () => true,
    // Signed in again she says it again; what is refused for good is let go.
    (thrown) => !asProblem(thrown).isPassing && !hasEnded.value,
  )
  if (!sent || place() !== whose) return
  unsent.delete(id)
  keepUnsent()
}

function recall(): void {
  try {
    for (const id of JSON.parse(localStorage.getItem(place()) ?? '[]') as string[]) {
      received.add(id)
      unsent.add(id)
    }
  } catch {
    // Nothing is kept where storage is closed off.
  }
}

function keepUnsent(): void {
  try {
    if (unsent.size > 0) localStorage.setItem(place(), JSON.stringify(Array.from(unsent)))
    else localStorage.removeItem(place())
  } catch {
    // Then it holds as long as the page is open.
  }
}

let asked = 0
let later: ReturnType<typeof setTimeout> | undefined
let ending: ReturnType<typeof setTimeout> | undefined

async function read(): Promise<void> {
  const mine = (asked += 1)
  clearTimeout(later)
  const answer = await ask(api.GET('/api/v1/me/flashes')).catch(() => null)
  if (mine !== asked) return
  if (!answer) {
    readWithin(AGAIN_MS)
    return
  }
  told.value = answer.flashes
  passOn()
  if (answer.again_at) readAt(Date.parse(answer.again_at))
  unsent.forEach((id) => void receiveFlash(id))
}

/** By the server's clock, a little after the moment itself. */
function readAt(at: number): void {
  const wait = at - serverNow()
  if (wait > LONGEST_MS) later = setTimeout(() => readAt(at), LONGEST_MS)
  else readWithin(SPREAD_MS, Math.max(0, wait))
}

function readWithin(span: number, from = 0): void {
  clearTimeout(later)
  later = setTimeout(() => void read(), from + Math.random() * span)
}

/** Let go of what has ended, and wait for the next to end. */
function passOn(): void {
  clearTimeout(ending)
  moment.value = serverNow()
  const ends = flashes.value.map(({ ends_at }) => Date.parse(ends_at) - moment.value)
  if (ends.length > 0) ending = setTimeout(passOn, Math.min(...ends, LONGEST_MS))
}

/** Nothing of one person may show to the next on the same seat. */
function forget(): void {
  asked += 1
  clearTimeout(later)
  clearTimeout(ending)
  told.value = []
  received.clear()
  unsent.clear()
  recall()
  if (session.value) void read()
}
