import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { queries } from '@/api/queries'
import type { Workforce } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import WorkforcePage from './WorkforcePage.vue'

const nothing: Workforce = {
  queues: [],
  shifts: [],
  roster: null,
  contacts: null,
  skills: [],
  unmapped: [],
}
const something: Workforce = {
  queues: [{ code: 'general', name: '综合业务', skills: [{ slug: 'transfer', name: '转账与限额' }] }],
  shifts: [
    { code: '夜', name: '夜班', starts: '20:00:00', ends: '08:00:00' },
    { code: '休', name: '休息', starts: null, ends: null },
  ],
  roster: { people: 2, first: '2026-11-21', last: '2026-11-22' },
  contacts: { first: '2026-11-01', last: '2026-11-20', contacts: 2940 },
  skills: [{ skill: { slug: 'transfer', name: '转账与限额' }, contacts_a_day: 140, weight: 1.94 }],
  unmapped: [{ reason: 'X99', name: '其他', contacts: 96 }],
}
const report = (dry_run: boolean) => ({
  dry_run,
  tables: [
    {
      file: 'a.csv',
      kind: 'queues',
      new: 1,
      changed: 0,
      unchanged: 2,
      moved: [{ line: 2, label: 'general', fate: 'new' }],
    },
  ],
})
let server: FakeServer

beforeEach(() => {
  queries.clear()
  server = fakeServer({
    'GET /workforce': () => something,
    'POST /workforce/files': (body: string) => report(body.includes('true')),
  })
})

async function choose(): Promise<void> {
  const field = await screen.findByLabelText('选择文件（CSV 或 Excel，可以多选）')
  Object.defineProperty(field, 'files', { value: [new File(['队列,名称\n'], 'a.csv')] })
  field.dispatchEvent(new Event('change'))
  await nextTick()
}
const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says that everything weighs the same before anything was sent', async () => {
  server.routes['GET /workforce'] = () => nothing
  await show(WorkforcePage)

  expect(await screen.findByText('还没有导入过表格，现在所有技能一样重。')).toBeTruthy()
})

it('shows what skills weigh, which reasons name nothing, and hours', async () => {
  await show(WorkforcePage)

  expect(await screen.findByRole('row', { name: '转账与限额 140 1.94' })).toBeTruthy()
  expect(screen.getByText('X99')).toBeTruthy()
  expect(screen.getByText('20:00–08:00')).toBeTruthy()
  expect(screen.getByText('不当班')).toBeTruthy()
})

it('sends nothing before a file is chosen', async () => {
  await show(WorkforcePage)

  expect((await screen.findByRole('button', { name: '导入' })).hasAttribute('disabled')).toBe(true)
})

it('has tables judged without reading the page again', async () => {
  await show(WorkforcePage)
  await choose()
  await press('先检查')

  expect(await screen.findByText('检查通过，还没有导入')).toBeTruthy()
  expect(screen.getByText(/新增 1，更改 0，不变 2/)).toBeTruthy()
  expect(server.asked.filter(({ method }) => method === 'GET')).toHaveLength(1)
})

it('takes tables in and reads the page again', async () => {
  await show(WorkforcePage)
  await choose()
  await press('导入')

  expect(await screen.findByText('已导入')).toBeTruthy()
  await waitFor(() => expect(server.asked.filter(({ method }) => method === 'GET')).toHaveLength(2))
  expect(server.bodies<string>('POST /workforce/files')[0]).toContain('a.csv')
})

it('lists what is wrong by line', async () => {
  server.routes['POST /workforce/files'] = () =>
    new Refusal(422, 'sheet-refused', null, [{ line: 3, message: "there is no skill 'chess'" }])
  await show(WorkforcePage)
  await choose()
  await press('导入')

  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('有 1 处要改，什么都没有导入')
  expect(alert.textContent).toContain('第 3 行')
  expect(alert.textContent).toContain('chess')
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(WorkforcePage)
  await screen.findByText('夜班')

  expect(await complaintsOf(container)).toEqual([])
})
