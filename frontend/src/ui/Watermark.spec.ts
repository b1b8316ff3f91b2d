import { cleanup } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { loadSession } from '@/api/session'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import Watermark from './Watermark.vue'

type Look = 'faint' | 'visible' | 'off'

async function signedIn(watermark: Look = 'faint'): Promise<void> {
  const told = aSession({ sign_in: '6021', name: '周晓雯' })
  const bank = { ...told.bank, watermark }
  fakeServer({ 'GET /session': () => ({ ...told, bank, now: '2026-11-21T12:05:00Z' }) })
  await loadSession()
}

const isPrintable = (): boolean => document.documentElement.classList.contains('is-printable')

beforeEach(() => signedIn())

it('carries number, name and the time on the clock of the bank', async () => {
  const { container } = await show(Watermark, { props: { isOnScreen: true } })

  expect(container.querySelector('text')?.textContent).toBe('6021 周晓雯 2026-11-21 20:05')
})

it('has no style in its markup, which the server forbids', async () => {
  const { container } = await show(Watermark, { props: { isOnScreen: true } })

  expect(container.querySelectorAll('[style], style')).toHaveLength(0)
})

it('lets pages be printed only while it is there', async () => {
  const before = isPrintable()
  await show(Watermark, { props: { isOnScreen: false } })
  const during = isPrintable()
  cleanup()

  expect([before, during, isPrintable()]).toEqual([false, true, false])
})

it('stays away from the screen where no content of the bank stands, and still goes on paper', async () => {
  const { container } = await show(Watermark, { props: { isOnScreen: false } })

  expect(container.querySelector('svg')?.classList.contains('paper')).toBe(true)
})

it.each<[Look, number]>([
  ['visible', 1],
  ['off', 0],
])('is drawn as the bank set it: %s', async (look, drawn) => {
  await signedIn(look)
  const { container } = await show(Watermark, { props: { isOnScreen: true } })

  expect(container.querySelectorAll(`svg.${look}`)).toHaveLength(drawn)
  expect(isPrintable()).toBe(true)
})

it('says nothing to a screen reader, and gives axe nothing to complain about', async () => {
  const { container } = await show(Watermark, { props: { isOnScreen: true } })

  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  expect(await complaintsOf(container)).toEqual([])
})
