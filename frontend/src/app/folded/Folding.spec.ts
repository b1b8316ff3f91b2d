import { fireEvent, screen } from '@testing-library/vue'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { notePhone } from '@/api/phone'
import { noteWaiting } from '@/api/seat'
import { aToday } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import { DEAD_MS, onKeyDown } from '@/ui/keys'
import Folding from './Folding.vue'

const host = vi.fn()
const widthBefore = window.innerWidth
let now = 0

async function press(code: string): Promise<void> {
  now += DEAD_MS + 1
  await fireEvent.keyDown(document.body, { code, key: code })
}
async function resize(width: number): Promise<void> {
  window.innerWidth = width
  await fireEvent(window, new Event('resize'))
}
const tab = (): Element | null => document.querySelector('dialog.folded[open]')

addEventListener('keydown', onKeyDown, { capture: true })
beforeEach(() => {
  host.mockClear()
  localStorage.clear()
  vi.stubGlobal('parent', { postMessage: host })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  fakeServer({ 'GET /today': () => aToday({ updates_left: 3 }), 'GET /me/flashes': () => ({ flashes: [] }) })
  notePhone('idle')
  noteWaiting(0)
})
afterAll(() => {
  removeEventListener('keydown', onKeyDown, { capture: true })
  vi.restoreAllMocks()
  window.innerWidth = widthBefore
})

it('folds by its key and unfolds by Enter, keeps that on the seat, and asks the page around it for room', async () => {
  window.innerWidth = 400
  await show(Folding)
  await press('KeyF')

  expect(tab()).not.toBeNull()
  expect(localStorage.getItem('interlude-folded')).toBe('true')
  expect(host).toHaveBeenLastCalledWith({ type: 'interlude:width', width: 40 }, '*')

  await press('Enter')

  expect(tab()).toBeNull()
  expect(localStorage.getItem('interlude-folded')).toBe('false')
  expect(host).toHaveBeenLastCalledWith({ type: 'interlude:width', width: 400 }, '*')
})

it('stays a strip while there is no room for more', async () => {
  await show(Folding)
  await resize(40)
  await fireEvent.click(screen.getByRole('button', { name: '展开面板' }))
  expect(tab()).not.toBeNull()

  await resize(400)

  expect(tab()).toBeNull()
})

it('says what the phone does and what waits, and only her own answers during a call', async () => {
  noteWaiting(2)
  await show(Folding)
  await resize(40)

  expect(screen.getByRole('status').textContent).toContain('空闲，可随时接听')
  expect(await screen.findByText(/^更新 \d+ 条/)).toBeTruthy()
  expect(screen.getByText(/^2 个答案/)).toBeTruthy()
  expect(await complaintsOf(document.body)).toEqual([])

  notePhone('offered')
  await nextTick()

  expect(screen.getByRole('status').textContent).toContain('来电')
  expect(screen.queryByText(/^更新/)).toBeNull()
  expect(screen.getByText(/^2 个答案/)).toBeTruthy()
})

it('leaves keys to the softphone during a call', async () => {
  await show(Folding)
  await resize(400)
  await press('KeyF')
  notePhone('talking')
  await nextTick()
  await press('Enter')
  expect(tab()).not.toBeNull()

  notePhone('idle')
  await nextTick()
  await press('Enter')

  expect(tab()).toBeNull()
})
