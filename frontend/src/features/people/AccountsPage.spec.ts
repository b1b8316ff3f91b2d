import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Account } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import AccountsPage from './AccountsPage.vue'

const anAccount = (part: Partial<Account> = {}): Account => ({
  id: 'p-1',
  sign_in: '6021',
  name: '周晓雯',
  team: '白班一组',
  employer: null,
  employer_kind: null,
  roles: ['agent'],
  has_password: true,
  locked_at: null,
  left_at: null,
  ...part,
})
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /people': () => ({ accounts: [anAccount()] }),
    'POST /people/p-1/reset-code': () => ({ code: 'ABCDE-23456', expires_at: '2026-11-21T12:15:00Z' }),
    'PUT /people/p-1/lock': () => null,
    'DELETE /people/p-1/lock': () => null,
    'POST /people/p-1/erasure': () => null,
  })
})

const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says of an account what stands in its way', async () => {
  server.routes['GET /people'] = () => ({
    accounts: [anAccount({ has_password: false, locked_at: '2026-11-20T12:00:00Z' })],
  })
  await show(AccountsPage)

  expect(await screen.findByText('已锁定')).toBeTruthy()
  expect(screen.getByText('还没有密码')).toBeTruthy()
})

it('shows a code once and forgets it', async () => {
  await show(AccountsPage)

  await press('发重置码')
  expect(await screen.findByText('ABCDE-23456')).toBeTruthy()
  await press('关闭')

  expect(screen.queryByText('ABCDE-23456')).toBeNull()
})

it('locks an account and reads the list again', async () => {
  await show(AccountsPage)
  await press('锁定')

  await waitFor(() => expect(server.bodies('GET /people')).toHaveLength(2))
  expect(server.bodies('PUT /people/p-1/lock')).toHaveLength(1)
})

it('unlocks one that is locked', async () => {
  server.routes['GET /people'] = () => ({ accounts: [anAccount({ locked_at: '2026-11-20T12:00:00Z' })] })
  await show(AccountsPage)
  await press('解锁')

  await waitFor(() => expect(server.asked.some(({ method }) => method === 'DELETE')).toBe(true))
})

it('erases only after the account was typed, and says what did not fit', async () => {
  server.routes['POST /people/p-1/erasure'] = () => new Refusal(409, 'not-this-person')
  await show(AccountsPage)
  await press('注销')
  const dialog = within(await screen.findByRole('dialog'))

  await fireEvent.update(dialog.getByLabelText('输入这个账号以确认'), '6022')
  await fireEvent.click(dialog.getByRole('button', { name: '注销账号' }))

  expect((await screen.findByRole('alert')).textContent).toContain('什么都没有改')
  expect(server.bodies('POST /people/p-1/erasure')).toEqual([{ sign_in: '6022' }])
})

it('sends an own account to a colleague', async () => {
  server.routes['PUT /people/p-1/lock'] = () => new Refusal(409, 'own-account')
  await show(AccountsPage)
  await press('锁定')

  expect((await screen.findByRole('alert')).textContent).toContain('另一位管理员')
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(AccountsPage)
  await screen.findByText('周晓雯')

  expect(await complaintsOf(container)).toEqual([])
})

it('keeps who employs somebody, and until when', async () => {
  const asked = fakeServer({
    'GET /people': () => ({ accounts: [anAccount()] }),
    'PUT /people/p-1/employer': () => null,
  })
  const { container } = await show(AccountsPage)

  await fireEvent.click(await screen.findByRole('button', { name: '用工单位' }))
  await fireEvent.click(screen.getByRole('radio', { name: '派遣' }))
  await fireEvent.update(screen.getByLabelText('单位名称'), '甲人力')
  await fireEvent.update(screen.getByLabelText(/^合同到期/), '2027-01-01T00:00')
  const complaints = await complaintsOf(container)
  await fireEvent.submit(screen.getByRole('dialog').querySelector('form') as HTMLFormElement)
  await expect.poll(() => asked.bodies('PUT /people/p-1/employer')).toHaveLength(1)

  expect(asked.bodies('PUT /people/p-1/employer')).toEqual([
    { employer: '甲人力', kind: 'dispatched', until: '2026-12-31T16:00:00.000Z' },
  ])
  expect(complaints).toEqual([])
})

it('tells a contract that will end from somebody who has left', async () => {
  fakeServer({
    'GET /people': () => ({
      accounts: [
        anAccount({ id: 'p-1', left_at: '2020-01-01T00:00:00Z' }),
        anAccount({ id: 'p-2', name: '何静', left_at: '2999-01-01T00:00:00Z' }),
      ],
    }),
  })
  await show(AccountsPage)

  expect(await screen.findByText('已离职')).toBeTruthy()
  expect(screen.getByText('合同到 2999 年 1 月 1 日')).toBeTruthy()
})
