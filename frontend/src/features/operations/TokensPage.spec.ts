import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Token } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import TokensPage from './TokensPage.vue'

const aToken = (part: Partial<Token> = {}): Token => ({
  id: 't-1',
  name: '报表程序',
  scopes: ['read_knowledge'],
  created_at: '2026-11-01T12:00:00Z',
  expires_at: '2026-12-01T12:00:00Z',
  has_ended: false,
  last_used_at: null,
  ...part,
})
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /me/tokens': () => ({ tokens: [aToken()], may_give: ['read_myself', 'read_knowledge'] }),
    'POST /me/tokens': () => ({ token: aToken({ name: '同步' }), text: 'itl_once' }),
    'DELETE /me/tokens/t-1': () => null,
  })
})

const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

async function wish(name: string, ...scopes: string[]): Promise<void> {
  await fireEvent.update(await screen.findByLabelText('名称，写给哪个程序用'), name)
  for (const scope of scopes) await fireEvent.click(screen.getByLabelText(scope))
  await press('生成令牌')
}

it('says what a token may do, until when, and when it was used', async () => {
  server.routes['GET /me/tokens'] = () => ({
    tokens: [aToken({ last_used_at: '2026-11-21T12:00:00Z' }), aToken({ id: 't-2', has_ended: true })],
    may_give: [],
  })
  await show(TokensPage)

  expect(await screen.findByText(/12 月 1 日 20:00 到期/)).toBeTruthy()
  expect(screen.getByText(/上次使用 .*11 月 21 日 20:00/)).toBeTruthy()
  expect(screen.getByText('已到期')).toBeTruthy()
  expect(screen.getAllByText('读知识条目和改动')).toHaveLength(2)
})

it('offers only the scopes that she may give', async () => {
  await show(TokensPage)

  expect((await screen.findAllByRole('checkbox')).length).toBe(2)
  expect(screen.queryByLabelText('替工作台让同事免密登录')).toBeNull()
})

it('shows a new token once and forgets it', async () => {
  await show(TokensPage)

  await wish(' 同步 ', '读知识条目和改动')
  expect(((await screen.findByLabelText('令牌')) as HTMLTextAreaElement).value).toBe('itl_once')
  await press('关闭')

  expect(server.bodies('POST /me/tokens')).toEqual([{ name: '同步', scopes: ['read_knowledge'], days: 90 }])
  expect(screen.queryByDisplayValue('itl_once')).toBeNull()
  await expect.poll(() => server.bodies('GET /me/tokens')).toHaveLength(2)
})

it('asks for a scope before it asks the server', async () => {
  await show(TokensPage)

  await wish('同步')

  expect((await screen.findByRole('alert')).textContent).toBe('至少选一项')
  expect(server.bodies('POST /me/tokens')).toEqual([])
})

it('says why no further token is made and keeps what was typed', async () => {
  server.routes['POST /me/tokens'] = () => new Refusal(409, 'too-many-tokens')
  await show(TokensPage)

  await wish('同步', '读知识条目和改动')

  expect((await screen.findByRole('alert')).textContent).toContain('先撤销一个')
  expect((screen.getByLabelText('名称，写给哪个程序用') as HTMLInputElement).value).toBe('同步')
})

it('revokes only after it was asked once more', async () => {
  await show(TokensPage)
  await press('撤销“报表程序”')
  const dialog = within(await screen.findByRole('dialog'))
  expect(server.asked.some(({ method }) => method === 'DELETE')).toBe(false)

  await fireEvent.click(dialog.getByRole('button', { name: '撤销令牌' }))

  await waitFor(() => expect(server.bodies('GET /me/tokens')).toHaveLength(2))
  expect(server.bodies('DELETE /me/tokens/t-1')).toHaveLength(1)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says so when there is none', async () => {
  server.routes['GET /me/tokens'] = () => ({ tokens: [], may_give: ['read_myself'] })
  await show(TokensPage)

  expect(await screen.findByText('还没有令牌')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(TokensPage)
  await screen.findByText('报表程序')

  expect(await complaintsOf(container)).toEqual([])
})
