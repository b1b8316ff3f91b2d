import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { aSession } from '@/test/builders'
import { show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import FrameEntry from './FrameEntry.vue'
import WindowEntry from './WindowEntry.vue'
import { challengeOf } from './frameSecret'

const opened = { closed: false } as unknown as Window
let server: FakeServer

beforeEach(() => {
  server = fakeServer({
    'POST /session/frame': () => aSession(),
    'POST /session/codes': () => ({ code: 'once', expires_at: '2026-11-21T12:01:00Z' }),
  })
})

async function press(): Promise<void> {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '在新窗口里登录' })
  await expect.poll(() => button.disabled).toBe(false)
  await fireEvent.click(button)
}

function hear(source: Window | null, origin: string, code = 'once'): void {
  const told = { data: { type: 'interlude:code', code }, origin }
  dispatchEvent(Object.assign(new MessageEvent('message', told), {}, { source }))
}

it('takes the code of its own window and of no other page, and answers with the secret behind it', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(opened)
  const { emitted } = await show(FrameEntry)
  await press()
  hear(window, location.origin, 'of another frame')
  hear(opened, 'https://evil.example', 'of another page')
  hear(opened, location.origin)
  await expect.poll(() => emitted('done')).toHaveLength(1)

  const [sent, ...others] = server.bodies<{ code: string; secret: string }>('POST /session/frame')
  expect([sent?.code, others]).toEqual(['once', []])
  expect(open.mock.calls[0]?.[0]).toBe(`/sign-in?frame=${await challengeOf(sent?.secret ?? '')}`)
})

it('says so where the browser holds the window back', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  await show(FrameEntry)

  await press()

  expect((await screen.findByRole('alert')).textContent).toContain('允许弹出窗口')
})

it('hands the code of a sign-in to a page of our origin alone', async () => {
  const frame = { postMessage: vi.fn() }
  vi.spyOn(window, 'close').mockReturnValue()
  await show(WindowEntry, { props: { frame, challenge: 'c'.repeat(64) } })
  await fireEvent.update(await screen.findByLabelText('账号'), '6021')
  await fireEvent.update(screen.getByLabelText('密码'), 'secret')

  await fireEvent.submit(screen.getByLabelText('账号').closest('form') as HTMLFormElement)

  expect((await screen.findByRole('status')).textContent).toContain('可以关上')
  expect(frame.postMessage.mock.calls).toEqual([[{ type: 'interlude:code', code: 'once' }, location.origin]])
})
