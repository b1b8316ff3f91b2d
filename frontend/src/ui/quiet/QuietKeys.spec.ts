import { screen } from '@testing-library/vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { signIn } from '@/api/session'
import { aSession } from '@/test/builders'
import { show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import { onKeyDown } from '../keys'
import QuietKeys from './QuietKeys.vue'

let server: FakeServer
const press = (code: string): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true }))
const told = (): string[] =>
  server.asked.filter(({ method, path }) => method === 'POST' && path !== '/session').map(({ path }) => path)

beforeEach(async () => {
  server = fakeServer({
    'POST /session': () => aSession(),
    'POST /me/gap/hard-call': () => null,
    'POST /me/gap/mute': () => null,
  })
  await signIn('6021', 'secret')
  document.addEventListener('keydown', onKeyDown, { capture: true })
})
afterEach(() => document.removeEventListener('keydown', onKeyDown, { capture: true }))

it('leaves the same tick whatever was said', async () => {
  const { container } = await show(QuietKeys)

  const ticks = []
  for (const key of ['KeyH', 'KeyQ']) {
    press(key)
    await expect.poll(() => told().length).toBe(ticks.length + 1)
    await screen.findByText('好的')
    ticks.push(container.innerHTML)
  }

  expect(told()).toEqual(['/me/gap/hard-call', '/me/gap/mute'])
  expect(ticks[1]).toBe(ticks[0])
})

it('says when it was not kept', async () => {
  server.routes['POST /me/gap/hard-call'] = () => new Refusal(500, 'internal')
  await show(QuietKeys)

  press('KeyH')

  expect(await screen.findByText('没记下，请再按一次')).toBeTruthy()
})

it('reads no key of somebody who takes no calls', async () => {
  server.routes['POST /session'] = () => aSession({ roles: ['lead'] })
  await signIn('5101', 'secret')
  await show(QuietKeys)

  press('KeyH')

  expect(told()).toEqual([])
})
