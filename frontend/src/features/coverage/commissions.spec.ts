import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Commission } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer } from '@/test/server'
import CommissionsPage from './CommissionsPage.vue'
import ContentPage from './ContentPage.vue'

const skill = { slug: 'transfer', name: '转账与限额' }
const one = (part: Partial<Commission> = {}): Commission => ({
  id: 'c-1',
  skill,
  level: 'solid',
  title: '补两道限额情景题',
  due_on: '2026-12-05',
  asked_by: '周宁',
  taken_by: null,
  is_mine: false,
  holds: true,
  published: null,
  is_withdrawn: false,
  ...part,
})

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= () => undefined
  HTMLDialogElement.prototype.close ??= () => undefined
})
beforeEach(() => queries.clear())

it('lets an author take what is asked, and tells her when somebody was quicker', async () => {
  let taken: string | null = null
  const server = fakeServer({
    'GET /commissions': () => ({
      commissions: [one({ taken_by: taken }), one({ id: 'c-2', published: '限额两则' })],
      may_ask: false,
    }),
    'POST /commissions/c-1/taking': () => {
      taken = '安然'
      return new Refusal(409, 'commission-moved')
    },
  })
  const { container } = await show(CommissionsPage)

  const line = (await screen.findByText('补两道限额情景题', { selector: '#c-1' })).closest('li')!
  expect(line.textContent).toMatch(/转账与限额 · 会用.*12 月 5 日前 · 周宁约稿 · 这项技能你会用/)
  expect(screen.getByText('已发布：限额两则 · 周宁约稿')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
  expect(await complaintsOf(container)).toEqual([])
  await fireEvent.click(within(line).getByRole('button', { name: '我来写' }))

  expect((await screen.findByRole('alert')).textContent).toContain('别人刚动过')
  await waitFor(() => expect(line.textContent).toContain('安然在写'))
  expect(server.bodies('POST /commissions/c-1/taking')).toHaveLength(1)
})

it('says to each what comes next, and to her who was writing that it is withdrawn', async () => {
  const open = one({ taken_by: '安然', is_mine: true })
  const gone = one({ id: 'c-2', title: '补外汇题', taken_by: '安然', is_mine: true, is_withdrawn: true })
  const done = one({ id: 'c-3', title: '补开场题', taken_by: '安然', published: '限额两则' })
  let mayAsk = false
  fakeServer({
    'GET /commissions': () => ({
      commissions: [mayAsk ? { ...open, is_mine: false } : open, gone, done],
      may_ask: mayAsk,
    }),
  })
  const lineOf = async (id: string): Promise<HTMLElement> =>
    (await screen.findByText(/^补/, { selector: `#${id}` })).closest('li')!
  const author = await show(CommissionsPage)

  expect((await lineOf('c-1')).textContent).toMatch(/写好后交给周宁/)
  expect((await lineOf('c-2')).textContent).toMatch(/周宁撤回了这一条，不用再写.*我认领的/)
  expect(within(await lineOf('c-2')).queryByRole('button')).toBeNull()
  expect((await lineOf('c-3')).textContent).toMatch(/已发布：限额两则 · 周宁约稿.*安然认领的/)
  author.unmount()
  queries.clear()
  mayAsk = true
  await show(CommissionsPage)

  expect((await lineOf('c-1')).textContent).toMatch(/安然写好会交给周宁/)
  expect(within(await lineOf('c-1')).getByRole('link', { name: '去内容管理' })).toBeTruthy()
})

it('turns a gap into a commission, once', async () => {
  const commissions: Commission[] = []
  const server = fakeServer({
    'GET /coverage/content': () => ({
      skills: [{ skill, lessons: 2, items: 6, cases: 0, facts: 3, unasked: 1, cells: [] }],
      holes: [{ skill, level: 'solid', people: 9, lacks: ['cases'] }],
    }),
    'GET /commissions': () => ({ commissions, may_ask: true }),
    'POST /commissions': () => {
      commissions.push(one())
      return one()
    },
  })
  await show(ContentPage)

  await fireEvent.click(await screen.findByRole('button', { name: '约稿' }))
  const dialog = screen.getByRole('dialog', { hidden: true })
  await fireEvent.update(within(dialog).getByLabelText('最好在哪天前'), '2026-12-05')
  await fireEvent.submit(dialog.querySelector('form')!)

  expect(await screen.findByText(/已约稿，等人认领/)).toBeTruthy()
  expect(server.bodies('POST /commissions')).toEqual([
    { skill: 'transfer', level: 'solid', title: '转账与限额：情景题不够', due_on: '2026-12-05' },
  ])
  expect(screen.queryByRole('button', { name: '约稿' })).toBeNull()
})
