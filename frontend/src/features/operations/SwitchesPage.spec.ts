import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { AutomaticFunction, SwitchTurn, Switches } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import SwitchesPage from './SwitchesPage.vue'

const aTurn = (part: Partial<SwitchTurn> = {}): SwitchTurn => ({
  function: 'award_badges',
  team_id: 'n-1',
  team: '夜班',
  is_on: false,
  at: '2026-11-21T12:00:00Z',
  person: '吴管',
  ...part,
})
const aFunction = (part: Partial<AutomaticFunction> = {}): AutomaticFunction => ({
  function: 'award_badges',
  name: '颁发徽章',
  does: '依据够了就颁发徽章',
  goes_by: '生效前答对的新规',
  by_hand: '不颁发，重新打开后补上',
  state: null,
  is_for_whole_bank: false,
  is_on: true,
  is_on_for_me: true,
  off: [],
  last: null,
  ...part,
})
const told = (part: Partial<AutomaticFunction> = {}, whole: Partial<Switches> = {}): Switches => ({
  functions: [aFunction(part)],
  always_on: [{ name: '判分', does: '判对错', why: '没有需要裁量的地方' }],
  turns: [],
  may_switch: true,
  teams: [{ id: 'n-1', path: '中心/夜班' }],
  ...whole,
})
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({ 'GET /switches': () => told() })
})

const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says in plain words what is done, by what, and what happens once it is off', async () => {
  await show(SwitchesPage)

  expect(await screen.findByText('依据够了就颁发徽章')).toBeTruthy()
  expect(screen.getByText('生效前答对的新规')).toBeTruthy()
  expect(screen.getByText('不颁发，重新打开后补上')).toBeTruthy()
  expect(screen.getByText('没有需要裁量的地方')).toBeTruthy()
})

it('lets an agent read and turn nothing', async () => {
  server.routes['GET /switches'] = () => told({ is_on_for_me: false }, { may_switch: false, teams: [] })
  await show(SwitchesPage)

  expect(await screen.findByText('在你的班组已关闭')).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.queryByText('看搁置的任务')).toBeNull()
})

it('switches off for the whole bank and shows what the server then says', async () => {
  server.routes['PUT /switches/award_badges'] = () =>
    told({ is_on: false, is_on_for_me: false, off: [aTurn({ team_id: null, team: null })] })
  await show(SwitchesPage)

  await press('全行关闭')

  expect(await screen.findByRole('button', { name: '全行打开' })).toBeTruthy()
  expect(screen.getByText(/吴管 · 11 月 21 日 20:00/)).toBeTruthy()
  expect(server.bodies('PUT /switches/award_badges')).toEqual([{ is_on: false, team_id: null }])
})

it('switches off for one team', async () => {
  server.routes['PUT /switches/award_badges'] = () => told({ off: [aTurn()] })
  await show(SwitchesPage)

  await fireEvent.update(await screen.findByLabelText('只对一个班组关闭“颁发徽章”'), 'n-1')
  await press('关闭')

  expect(await screen.findByText(/夜班（含下级班组）已关闭/)).toBeTruthy()
  expect(server.bodies('PUT /switches/award_badges')).toEqual([{ is_on: false, team_id: 'n-1' }])
})

it('switches a team on again', async () => {
  server.routes['GET /switches'] = () => told({ off: [aTurn()] })
  server.routes['PUT /switches/award_badges'] = () => told()
  await show(SwitchesPage)

  await press('打开')

  await waitFor(() => expect(screen.queryByText(/夜班（含下级班组）已关闭/)).toBeNull())
  expect(server.bodies('PUT /switches/award_badges')).toEqual([{ is_on: true, team_id: 'n-1' }])
})

it('offers no team where everybody counts together', async () => {
  server.routes['GET /switches'] = () => told({ is_for_whole_bank: true })
  await show(SwitchesPage)
  await screen.findByText('颁发徽章')

  expect(screen.queryByRole('combobox')).toBeNull()
})

it('tells who turned which switch and when', async () => {
  server.routes['GET /switches'] = () =>
    told({}, { turns: [aTurn(), aTurn({ team: null, team_id: null, is_on: true, person: '' })] })
  await show(SwitchesPage)
  const turns = within(await screen.findByRole('region', { name: '最近的开关记录' }))

  expect(turns.getByText('对夜班关闭了“颁发徽章”', { exact: false })).toBeTruthy()
  expect(turns.getByText('打开了“颁发徽章”', { exact: false }).textContent).toContain('已注销的账号')
})

it('says when it could not be turned', async () => {
  server.routes['PUT /switches/award_badges'] = () => new Refusal(403, 'not-allowed')
  await show(SwitchesPage)

  await press('全行关闭')

  expect((await screen.findByRole('alert')).textContent).toContain('不在你的权限里')
})

it('gives axe nothing to complain about', async () => {
  server.routes['GET /switches'] = () => told({ off: [aTurn()] }, { turns: [aTurn()] })
  const { container } = await show(SwitchesPage)
  await screen.findByText('颁发徽章')

  expect(await complaintsOf(container)).toEqual([])
})
