import { fireEvent, screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer } from '@/test/server'
import SignInForm from './SignInForm.vue'

async function fill(name: string, password: string): Promise<void> {
  await fireEvent.update(screen.getByLabelText('账号'), name)
  await fireEvent.update(screen.getByLabelText('密码'), password)
  await fireEvent.submit(screen.getByLabelText('账号').closest('form') as HTMLFormElement)
}

it('signs in with what was typed, without stray blanks', async () => {
  const server = fakeServer({ 'POST /session': () => aSession() })
  const { emitted } = await show(SignInForm)

  await fill(' 6021 ', 'secret')
  await expect.poll(() => emitted('done')).toHaveLength(1)

  expect(server.bodies('POST /session')).toEqual([{ sign_in: '6021', password: 'secret', framed: false }])
})

it('tells neither which of the two was wrong', async () => {
  fakeServer({ 'POST /session': () => new Refusal(401, 'sign-in-refused') })
  await show(SignInForm)

  await fill('6021', 'wrong')

  expect((await screen.findByRole('alert')).textContent).toBe('账号或密码不对，请再核对一次')
})

it.each([
  [1, '1 秒后再试'],
  [40, '40 秒后再试'],
  [91, '2 分钟后再试'],
  [600, '10 分钟后再试'],
])('says when to try again: after %i s', async (seconds, words) => {
  fakeServer({ 'POST /session': () => new Refusal(429, 'too-many-tries', seconds) })
  await show(SignInForm)

  await fill('6021', 'wrong')

  expect((await screen.findByRole('alert')).textContent).toContain(words)
})

it('sends a locked account to an administrator', async () => {
  fakeServer({ 'POST /session': () => new Refusal(401, 'account-locked') })
  await show(SignInForm)

  await fill('6021', 'secret')

  expect((await screen.findByRole('alert')).textContent).toContain('系统管理员')
})

it('says so when the network is down', async () => {
  fakeServer({}).isDown = true
  await show(SignInForm)

  await fill('6021', 'secret')

  expect((await screen.findByRole('alert')).textContent).toContain('网络断了')
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(SignInForm)

  expect(await complaintsOf(container)).toEqual([])
})
