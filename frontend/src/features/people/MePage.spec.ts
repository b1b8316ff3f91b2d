import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { noteWaiting } from '@/api/seat'
import { session, signIn, whenLeaving } from '@/api/session'
import { speak } from '@/i18n/t'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import MePage from './MePage.vue'

let server: FakeServer
const left: string[] = []
const whereSheIs = () => (server.bodies('DELETE /session').length ? 'gone' : 'here')
whenLeaving({
  send: async (person) => void left.push(`${person} sent, ${whereSheIs()}`),
  forget: async (person) => void left.push(`${person} forgotten, ${whereSheIs()}`),
})

beforeEach(async () => {
  left.length = 0
  noteWaiting(0)
  await speak('zh-CN')
  server = fakeServer({
    'POST /session': () => aSession(),
    'DELETE /session': () => null,
    'DELETE /sessions': () => null,
    'PUT /me': (body: { language: 'en'; theme: 'dark' }) => aSession(body),
  })
  await signIn('6021', 'secret')
})

it('clears the seat before it signs out', async () => {
  const { router } = await show(MePage)

  await fireEvent.click(screen.getByRole('button', { name: '退出' }))
  await waitFor(() => expect(router.currentRoute.value.path).toBe('/sign-in'))

  expect(left).toContain('p-1 sent, here')
  expect(left.pop()).toBe('p-1 forgotten, gone')
  expect(session.value).toBeNull()
})

it("leaves the next one a seat that looks like nobody's", async () => {
  await show(MePage)
  await fireEvent.click(screen.getByRole('radio', { name: '深色' }))

  await fireEvent.click(screen.getByRole('button', { name: '退出' }))

  await waitFor(() => expect(localStorage.getItem('interlude-theme')).toBe('system'))
})

it('signs out everywhere when asked', async () => {
  await show(MePage)

  await fireEvent.click(screen.getByRole('button', { name: '在所有电脑上退出' }))
  await waitFor(() => expect(server.bodies('DELETE /sessions')).toHaveLength(1))
})

it('says what still waits before she leaves without network, and lets her', async () => {
  const { router } = await show(MePage)
  noteWaiting(2)
  server.isDown = true

  await fireEvent.click(screen.getByRole('button', { name: '退出' }))
  await screen.findByText(/还有 2 个答案没传完/)
  expect(session.value).not.toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: '仍然退出' }))

  await waitFor(() => expect(router.currentRoute.value.path).toBe('/sign-in'))
  expect(session.value).toBeNull()
})

it('stays signed in everywhere while the network is down, and says so', async () => {
  await show(MePage)
  server.isDown = true

  await fireEvent.click(screen.getByRole('button', { name: '在所有电脑上退出' }))

  expect((await screen.findByRole('alert')).textContent).toContain('网络断了')
  expect(session.value).not.toBeNull()
})

it('speaks another language at once and keeps it with the person', async () => {
  await show(MePage)

  await fireEvent.click(screen.getByRole('radio', { name: 'English' }))

  expect(await screen.findByText('Leave this seat')).toBeTruthy()
  await waitFor(() => expect(server.bodies('PUT /me')).toEqual([{ language: 'en', theme: 'light' }]))
  expect(document.documentElement.lang).toBe('en')
})

it('wears the theme it is given', async () => {
  await show(MePage)

  await fireEvent.click(screen.getByRole('radio', { name: '深色' }))

  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'))
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(MePage)

  expect(await complaintsOf(container)).toEqual([])
})
