import { beforeEach, expect, it } from 'vitest'
import { signIn } from '@/api/session'
import { aSession } from '@/test/builders'
import { fakeServer } from '@/test/server'
import { keyName } from '@/ui/keys'
import { NO_KEYS, keepKeys, moved, ownKeys, startKeys } from './ownKeys'

beforeEach(async () => {
  localStorage.clear()
  fakeServer({ 'POST /session': () => aSession() })
  await signIn('6021', 'secret')
})

it('are worn again by the same person and by nobody else', async () => {
  startKeys()
  keepKeys({ Digit0: 'KeyU' })
  expect(keyName('Digit0')).toBe('U')

  fakeServer({ 'POST /session': () => aSession({ id: 'p-2' }) })
  await signIn('6022', 'secret')
  await expect.poll(() => keyName('Digit0')).toBe('0')
  fakeServer({ 'POST /session': () => aSession() })
  await signIn('6021', 'secret')

  await expect.poll(() => keyName('Digit0')).toBe('U')
  expect(ownKeys()).toEqual({ Digit0: 'KeyU' })
})

it('can stand on no key that does something else, and on none of the browser', () => {
  expect(moved({}, 'KeyN', 'KeyM')).toEqual({ KeyN: 'KeyM' })
  expect(moved({}, 'KeyN', 'KeyA')).toBeNull()
  expect(moved({ Digit0: 'KeyM' }, 'KeyN', 'KeyM')).toBeNull()
  expect(moved({}, 'KeyN', 'F5')).toBeNull()
  expect(moved({ KeyN: 'KeyM' }, 'KeyN', 'KeyN')).toEqual({})
})

it('can all be switched off', () => {
  keepKeys(NO_KEYS)

  expect(keyName('Digit1')).toBe('')
})
