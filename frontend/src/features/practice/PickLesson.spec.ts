import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { noteReached } from '@/api/network'
import { queries } from '@/api/queries'
import { LIMIT, aSitting, aToday } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { keepToday } from './ahead'
import { useOutbox } from './delivery'
import PickLesson from './PickLesson.vue'
import TodayPage from './TodayPage.vue'

const nothing = {
  ...aToday().next,
  kind: 'nothing' as const,
  reason: 'left_to_her' as const,
  lesson_id: null,
}
const lessons = [
  { id: 'l-7', title: '挂失怎么说', seconds: 60, skill: LIMIT, done: false },
  { id: 'l-8', title: '限额怎么查', seconds: 40, skill: null, done: true },
]
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /today': () => aToday({ next: nothing, updates: [] }),
    'GET /practice/lessons': () => ({ lessons }),
    'POST /sittings': () => ({ id: 's-1' }),
  })
})

it('leaves the choice to her where choosing is off', async () => {
  const { container } = await show(TodayPage)

  expect(await screen.findByRole('button', { name: /挂失怎么说/ })).toBeTruthy()
  expect(screen.getByRole('heading', { name: '练什么，由你自己挑' })).toBeTruthy()
  expect(screen.getByRole('button', { name: /限额怎么查/ }).textContent).toContain('学过')
  expect(await complaintsOf(container)).toEqual([])
})

it('opens the lesson that she picks', async () => {
  const { router } = await show(TodayPage)

  await fireEvent.click(await screen.findByRole('button', { name: /挂失怎么说/ }))

  await expect.poll(() => router.currentRoute.value.path).toBe('/sittings/s-1')
  expect(server.bodies<{ lesson_id: string }>('POST /sittings')[0]?.lesson_id).toBe('l-7')
})

it('offers without network what lies on the seat, and all again once it is back', async () => {
  useOutbox(await freshStore())
  const next = { ...aToday().next, lesson_id: 'l-9', title: '限额调整' }
  const planned = { client_event_id: 'e', permit: 'p', next, sitting: aSitting() }
  server.routes['GET /sittings/ahead'] = () => ({ open: null, planned: [planned] })
  await keepToday(aToday())
  server.isDown = true
  await show(PickLesson, { props: { isStarting: false } })

  const away = '网络断了，这几节已经在本机，现在就能学'
  expect(await screen.findByText(away)).toBeTruthy()
  expect(screen.getByRole('button', { name: /限额调整/ })).toBeTruthy()
  server.isDown = false
  noteReached(false)
  noteReached(true)

  expect(await screen.findByRole('button', { name: /挂失怎么说/ })).toBeTruthy()
  expect(screen.queryByText(away)).toBeNull()
})

it('says so when there is none', async () => {
  server.routes['GET /practice/lessons'] = () => ({ lessons: [] })
  await show(TodayPage)

  expect(await screen.findByText('现在没有可以学的课程')).toBeTruthy()
})
