import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { signIn } from '@/api/session'
import type { Today } from '@/api/types'
import { aSession, aSitting, aToday } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { outbox, useOutbox } from './delivery'
import TodayPage from './TodayPage.vue'

let server: FakeServer
const nothing = (reason: Today['next']['reason']): Today['next'] => ({
  ...aToday().next,
  kind: 'nothing',
  reason,
  lesson_id: null,
})

beforeEach(async () => {
  queries.clear()
  server = fakeServer({ 'POST /session': () => aSession(), 'POST /sittings': () => aSitting() })
  await signIn('6021', 'secret')
  useOutbox(await freshStore())
})

async function today(part: Partial<Today> = {}) {
  server.routes['GET /today'] = () => aToday(part)
  return show(TodayPage)
}

describe('today', () => {
  it.each([
    ['what is to know', {}, '今日必知 1 条，约 40 秒'],
    ['what is to review', { updates: [], review: { items: 6, seconds: 70 } }, '今日复习 6 题，约 70 秒'],
    ['that nothing waits', { updates: [], next: nothing('all_fresh') }, '暂无待学更新'],
    ['that it is enough', { next: nothing('cap_reached') }, '今天到这里就好，剩下的明天再说'],
  ])('says %s', async (_, part, title) => {
    await today(part)

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(title)
  })

  it('starts the suggested lesson with its one main button', async () => {
    const { router, container } = await today()
    await screen.findByText('限额调整')

    container.querySelector<HTMLElement>('[data-main]')?.click()
    await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')

    expect(server.bodies('POST /sittings')).toMatchObject([{ lesson_id: 'l-1' }])
  })

  it('offers something else beside it where there is a choice', async () => {
    const other = {
      ...aToday().next,
      kind: 'lesson',
      lesson_id: 'l-7',
      title: '退订流程',
      seconds: 60,
    } as const
    const { router } = await today({ or_else: other })

    await fireEvent.click(await screen.findByRole('button', { name: /^或者选：退订流程/ }))
    await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')

    expect(server.bodies('POST /sittings')).toMatchObject([{ lesson_id: 'l-7' }])
  })

  it('says who asked for it, by when and why', async () => {
    const assigned = { by: '何静', due_at: '2026-12-03T16:00:00Z', why: '活动上线' }
    const asked = { ...aToday().next, kind: 'lesson', reason: 'assigned', assigned } as const
    const [other] = aToday().updates.map((update) => ({ ...update, lesson_id: 'l-2', assigned }))
    await today({ next: asked, updates: other ? [other] : [] })

    const said = () => screen.queryAllByText('何静请你 12 月 3 日前学完：活动上线')
    await expect.poll(() => said().length).toBe(2)
  })

  it('begins the questions that get to know a newcomer', async () => {
    server.routes['POST /practice/placement/sittings'] = () => ({ id: 's-3' })
    const next = { ...aToday().next, kind: 'placement', reason: 'getting_to_know', lesson_id: null } as const
    const { router, container } = await today({ next })
    await screen.findByText('几道题，看看从哪里学起，答错也没关系')

    container.querySelector<HTMLElement>('[data-main]')?.click()

    await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-3')
  })

  it('goes on with an open sitting without starting another', async () => {
    const next = { ...aToday().next, kind: 'resume', reason: 'open_sitting', sitting_id: 's-9' } as const
    const { router, container } = await today({ next })
    await screen.findByText('接着刚才，停下的地方还在')

    container.querySelector<HTMLElement>('[data-main]')?.click()
    await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-9')

    expect(server.bodies('POST /sittings')).toEqual([])
  })

  it('says what is safe when it cannot be opened, and tries again', async () => {
    server.routes['GET /today'] = () => new Refusal(500, 'internal')
    await show(TodayPage)
    const retry = await screen.findByRole('button', { name: /重试/ })

    server.routes['GET /today'] = () => aToday()
    retry.click()

    expect(await screen.findByText('限额调整')).toBeTruthy()
  })

  it('says on one line that the network is down', async () => {
    await today()
    await screen.findByText('限额调整')
    server.isDown = true
    dispatchEvent(new Event('focus'))

    expect(await screen.findByText('网络断了，不影响练习。联网后自动上传。')).toBeTruthy()
    expect(screen.getByText('限额调整')).toBeTruthy()
  })

  it('puts rest before any suggestion, and lets her go on all the same', async () => {
    const rest = { contacts: 6, card: true, declined: false, muted_until: null, hard_call_until: null }
    server.routes['GET /me/gap'] = () => ({ phone: 'idle', offer: null, refusal: 'resting', rest })
    const { container } = await today()

    await screen.findByText('先歇一会儿')
    expect(container.querySelector('[data-main]')).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: '还是想练' }))

    expect(container.querySelector('[data-main]')).not.toBeNull()
  })

  it('opens without network from what was last read, says of when it is, and starts what is in hand', async () => {
    const planned = { client_event_id: 'e', permit: 'p', next: aToday().next, sitting: aSitting() }
    server.routes['GET /sittings/ahead'] = () => ({ open: null, planned: [planned] })
    const first = await today()
    await screen.findByText('限额调整')
    await expect.poll(async () => (await outbox()).kept('ahead')).not.toBeNull()
    first.unmount()
    server.isDown = true

    const { router, container } = await show(TodayPage)
    await screen.findByText(/这一页是 .+ 的内容/)
    container.querySelector<HTMLElement>('[data-main]')?.click()

    await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')
  })

  it('gives axe nothing to complain about', async () => {
    const { container } = await today({ review: { items: 6, seconds: 70 } })
    await screen.findByText('限额调整')

    expect(await complaintsOf(container)).toEqual([])
  })
})
