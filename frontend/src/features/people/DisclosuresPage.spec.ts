import { fireEvent, screen, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { Disclosure, Records } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import DisclosuresPage from './DisclosuresPage.vue'

const aDisclosure = (part: Partial<Disclosure> = {}): Disclosure => ({
  id: 'd-1',
  asker: '秦正',
  ground: 'complaint',
  parts: ['answers'],
  covers_from: '2026-10-22T00:00:00Z',
  covers_until: '2026-11-21T00:00:00Z',
  asked_at: '2026-11-21T08:00:00Z',
  ends_at: '2026-11-28T08:00:00Z',
  state: 'waiting',
  reason: '投诉 2026-117',
  bar: null,
  barred_until: null,
  agreed: ['高明'],
  refused_by: null,
  subject: '周晓雯',
  subject_sign_in: '6021',
  may_decide: true,
  is_mine: false,
  ...part,
})
const records: Records = {
  subject: '周晓雯',
  answers: [
    {
      at: '2026-11-20T02:00:00Z',
      lesson: '手机转账限额',
      prompt: '每日限额是多少？',
      given: '5 万元',
      verdict: 'wrong',
      certainty: 3,
    },
  ],
  practice: null,
}
let server: FakeServer

function answer(disclosures: Disclosure[], may_ask = false): void {
  server = fakeServer({
    'GET /disclosures': () => ({ disclosures, may_ask }),
    'POST /disclosures': () => aDisclosure(),
    'POST /disclosures/d-1/agreement': () => aDisclosure(),
    'POST /disclosures/d-1/refusal': () => aDisclosure(),
    'POST /disclosures/d-1/opening': () => records,
    'DELETE /disclosures/d-1': () => null,
  })
}

beforeEach(() => queries.clear())

it('says what is asked for, why, by whom and who agreed', async () => {
  answer([aDisclosure()])
  await show(DisclosuresPage)

  for (const words of [
    '投诉核查',
    '单条作答和把握度',
    '投诉 2026-117',
    '高明',
    '待同意（已有 1 人同意，需 2 人）',
  ])
    expect(await screen.findByText(words)).toBeTruthy()
})

it.each([
  ['同意', 'agreement'],
  ['拒绝', 'refusal'],
])('asks once more before somebody decides: %s', async (button, decision) => {
  answer([aDisclosure()])
  await show(DisclosuresPage)

  await fireEvent.click(await screen.findByRole('button', { name: button }))
  const before = server.asked.filter(({ method }) => method === 'POST').length
  await fireEvent.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: new RegExp(`^${button}`) }),
  )
  await expect.poll(() => server.bodies(`POST /disclosures/d-1/${decision}`)).toHaveLength(1)

  expect(before).toBe(0)
})

it('offers no decision to who may not decide', async () => {
  answer([aDisclosure({ may_decide: false })])
  await show(DisclosuresPage)
  await screen.findByText('投诉 2026-117')

  expect(screen.queryByRole('button', { name: '同意' })).toBeNull()
})

it('opens the records for who asked, and says that it is logged', async () => {
  answer([aDisclosure({ state: 'open', may_decide: false, is_mine: true })])
  await show(DisclosuresPage)

  await fireEvent.click(await screen.findByRole('button', { name: '打开记录' }))

  expect(await screen.findByText('每日限额是多少？')).toBeTruthy()
  expect(screen.getByText('很有把握')).toBeTruthy()
  expect(screen.getByText(/已记入本人的“查看记录”/)).toBeTruthy()
})

it.each([
  ['waiting', false],
  ['over', false],
  ['refused', false],
] as const)('offers no opening while it is %s', async (state, isOffered) => {
  answer([aDisclosure({ state, may_decide: false, is_mine: true })])
  await show(DisclosuresPage)
  await screen.findByText('投诉 2026-117')

  expect(screen.queryByRole('button', { name: '打开记录' }) !== null).toBe(isOffered)
})

it('asks with everything that was filled in, on the clock of the bank', async () => {
  answer([], true)
  await show(DisclosuresPage)

  await fireEvent.click(await screen.findByRole('button', { name: '提出调取' }))
  const form = within(screen.getByRole('dialog'))
  await fireEvent.update(form.getByLabelText('本人账号'), ' 6021 ')
  await fireEvent.update(form.getByLabelText('期间从'), '2026-11-01T00:00')
  await fireEvent.update(form.getByLabelText('事由（写明文号或投诉编号）'), '投诉 2026-117')
  await fireEvent.click(form.getByLabelText('依法暂不告知本人'))
  await fireEvent.update(form.getByLabelText('法律依据'), '监察法')
  await fireEvent.submit(screen.getByRole('dialog').querySelector('form') as HTMLFormElement)
  await expect.poll(() => server.bodies('POST /disclosures')).toHaveLength(1)

  expect(server.bodies('POST /disclosures')[0]).toMatchObject({
    sign_in: '6021',
    ground: 'complaint',
    parts: ['answers'],
    covers_from: '2026-10-31T16:00:00.000Z',
    reason: '投诉 2026-117',
    bar: '监察法',
  })
})

it('lets nobody ask who may not', async () => {
  answer([])
  await show(DisclosuresPage)

  expect(await screen.findByText('还没有人提出过调取')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '提出调取' })).toBeNull()
})

it('says in words why a step was refused', async () => {
  answer([aDisclosure({ state: 'open', may_decide: false, is_mine: true })])
  server.routes['POST /disclosures/d-1/opening'] = () => new Refusal(403, 'disclosure-not-open')
  await show(DisclosuresPage)

  await fireEvent.click(await screen.findByRole('button', { name: '打开记录' }))

  expect((await screen.findByRole('alert')).textContent).toContain('需要两人同意')
})

it('gives axe nothing to complain about: list, form, records', async () => {
  answer([aDisclosure({ state: 'open', is_mine: true, may_decide: false })], true)
  const { container } = await show(DisclosuresPage)
  await screen.findByText('投诉 2026-117')
  const list = await complaintsOf(container)
  await fireEvent.click(screen.getByRole('button', { name: '提出调取' }))
  const form = await complaintsOf(container)
  await fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  await fireEvent.click(screen.getByRole('button', { name: '打开记录' }))
  await screen.findByText('每日限额是多少？')

  expect([...list, ...form, ...(await complaintsOf(container))]).toEqual([])
})
