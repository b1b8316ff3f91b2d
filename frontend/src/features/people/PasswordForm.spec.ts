import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import PasswordForm from './PasswordForm.vue'
import ResetForm from './ResetForm.vue'

let server: FakeServer
beforeEach(() => {
  server = fakeServer({ 'PUT /me/password': () => null, 'POST /session/reset': () => null })
})

async function change(present: string, chosen: string): Promise<void> {
  await fireEvent.update(screen.getByLabelText('现在的密码'), present)
  await fireEvent.update(screen.getByLabelText('新密码'), chosen)
  await fireEvent.submit(screen.getByLabelText('新密码').closest('form') as HTMLFormElement)
}

async function reset(code: string): Promise<void> {
  await fireEvent.update(screen.getByLabelText('账号'), ' 6021 ')
  await fireEvent.update(screen.getByLabelText('重置码'), code)
  await fireEvent.update(screen.getByLabelText('新密码'), 'a better one')
  await fireEvent.submit(screen.getByLabelText('重置码').closest('form') as HTMLFormElement)
}

it('changes the password and keeps nothing of it in the page', async () => {
  await show(PasswordForm)

  await change('old', 'a better one')

  expect(await screen.findByText(/密码已更新/)).toBeTruthy()
  expect(server.bodies('PUT /me/password')).toEqual([{ present: 'old', chosen: 'a better one' }])
  expect((screen.getByLabelText('新密码') as HTMLInputElement).value).toBe('')
})

it.each([
  ['password-wrong', '现在的密码不对'],
  ['password-too-easy', '至少 10 个字符'],
])('says what is wrong: %s', async (code, words) => {
  server.routes['PUT /me/password'] = () => new Refusal(422, code)
  await show(PasswordForm)

  await change('old', 'new')

  expect((await screen.findByRole('alert')).textContent).toContain(words)
})

it('takes a code from an administrator', async () => {
  const { emitted } = await show(ResetForm)

  await reset('abcde-23456')
  await expect.poll(() => emitted('done')).toHaveLength(1)

  expect(server.bodies('POST /session/reset')).toEqual([
    { sign_in: '6021', code: 'abcde-23456', password: 'a better one' },
  ])
})

it('says where another code comes from', async () => {
  server.routes['POST /session/reset'] = () => new Refusal(422, 'reset-refused')
  await show(ResetForm)

  await reset('wrong')

  expect((await screen.findByRole('alert')).textContent).toContain('再要一个')
})

it.each([PasswordForm, ResetForm])('gives axe nothing to complain about', async (form) => {
  const { container } = await show(form)

  expect(await complaintsOf(container)).toEqual([])
})
