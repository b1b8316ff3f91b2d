import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { KnownAgent, ParkedAgent, Phones } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import PhonesPage from './PhonesPage.vue'

const UNKNOWN: ParkedAgent = {
  source: 'acd',
  agent: 'li.si',
  events: 3,
  first_at: '2026-11-21T11:00:00Z',
  last_at: '2026-11-21T12:00:00Z',
}
const KNOWN: KnownAgent = {
  source: 'acd',
  agent: 'wang.wu',
  person: { id: 'p-1', name: '王五' },
  sign_in: '6021',
}
let phones: Phones
let server: FakeServer

beforeEach(() => {
  queries.clear()
  phones = {
    sources: [
      {
        slug: 'acd',
        platform: 'Genesys Cloud',
        met: 'paper',
        wrap_up_seconds: 60,
        heartbeat_seconds: 900,
        heard_at: '2026-11-21T12:00:00Z',
        is_silent: true,
      },
    ],
    parked: [UNKNOWN],
    bound: [KNOWN],
  }
  server = fakeServer({
    'GET /gaps/agents': () => phones,
    'POST /gaps/agents': () => ((phones = { ...phones, parked: [] }), null),
    'DELETE /gaps/agents': () => ((phones = { ...phones, bound: [] }), null),
  })
})

const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says what is heard, of whom nobody knows who she is, and who is known', async () => {
  await show(PhonesPage)

  expect(await screen.findByText('Genesys Cloud')).toBeTruthy()
  expect(screen.getByText('久无消息，这时不主动安排练习')).toBeTruthy()
  expect(screen.getByText('只按厂商文档接入，请先对照话机核实')).toBeTruthy()
  expect(screen.getByText('3 条消息，最近 11 月 21 日 20:00')).toBeTruthy()
  expect(screen.getByText('王五 · 6021')).toBeTruthy()
})

it('binds an agent to a person by her staff number', async () => {
  await show(PhonesPage)

  await press('对应到人 li.si')
  await fireEvent.update(screen.getByLabelText('工号'), ' 6022 ')
  await press('对应')

  expect(await screen.findByText('来过消息的坐席号都已对应')).toBeTruthy()
  expect(server.asked.find((each) => each.method === 'POST')?.body).toEqual({
    source: 'acd',
    agent: 'li.si',
    sign_in: '6022',
  })
})

it('says that there is no such staff number, and keeps what was typed', async () => {
  server.routes['POST /gaps/agents'] = () => new Refusal(404, 'person-not-found')
  await show(PhonesPage)

  await press('对应到人 li.si')
  await fireEvent.update(screen.getByLabelText('工号'), '9999')
  await press('对应')

  expect((await screen.findByRole('alert')).textContent).toContain('没有这个工号')
  expect((screen.getByLabelText('工号') as HTMLInputElement).value).toBe('9999')
})

it('finds whom one looks for among many', async () => {
  await show(PhonesPage)
  await screen.findByText('王五 · 6021')

  await fireEvent.update(screen.getByLabelText('按坐席号、工号或姓名查找已对应的'), '6021')

  await waitFor(() => expect(server.bodies('GET /gaps/agents')).toHaveLength(2))
})

it('asks before it lets an agent go', async () => {
  await show(PhonesPage)

  await press('解除 wang.wu')
  expect(screen.getByText(/王五 的话机状态随即删除/)).toBeTruthy()
  await press('解除对应')

  expect(await screen.findByText('没有这样的对应')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(PhonesPage)
  await screen.findByText('Genesys Cloud')

  expect(await complaintsOf(container)).toEqual([])
})
