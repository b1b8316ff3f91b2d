import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { SkillDraft } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, Refusal } from '@/test/server'
import { blank, type Written } from './draft'
import SkillEditorPage from './SkillEditorPage.vue'

const PUT_FRAUD = 'PUT /skills/graph/draft/skills/fraud'
const PUT_VERIFY = 'PUT /skills/graph/draft/skills/verify'
const aSkill = (slug: string, name: string, part: Partial<Written>, column: number) => ({
  slug,
  column,
  row: 0,
  written: { ...blank('basics'), name, name_en: slug, ...part },
})
const STOPPER = {
  name: '反诈专员',
  name_en: 'Stopper',
  wants: [{ skill: 'fraud', low: 'solid', high: 'mastered' } as const],
}
const aDraft = (part: Partial<SkillDraft> = {}): SkillDraft => ({
  id: 'd-1',
  version: 1,
  toml: '[fields.basics]\nname = "基础"',
  note: '',
  is_submitted: false,
  is_mine: true,
  changes: [],
  profiles: [],
  people: null,
  lessons: 0,
  changed_fields: [],
  fields: [{ slug: 'basics', name: '基础', written: { name: '基础', name_en: 'Basics' } }],
  positions: [{ slug: 'stopper', name: '反诈专员', written: STOPPER }],
  skills: [
    aSkill('verify', '核验', { stage: 1 }, 0),
    aSkill('fraud', '反诈', { stage: 3, after: ['verify'] }, 1),
  ],
  ...part,
})
let draft: SkillDraft | null
/** What the server holds after a skill was put, as the draft's next version. */
const put =
  (slug: string) =>
  ({ version, skill }: { version: number; skill: Written }) => {
    if (!draft || version !== draft.version) return new Refusal(409, 'skill-draft-outdated')
    const skills = draft.skills.map((each) => (each.slug === slug ? { ...each, written: skill } : each))
    return (draft = { ...draft, skills, version: version + 1, toml: `${draft.toml}\n# ${version}` })
  }
const serve = () =>
  fakeServer({
    'GET /skills/graph': () => ({ number: 2, toml: '[fields]', draft }),
    'POST /skills/graph/draft': () => (draft = aDraft()),
    [PUT_FRAUD]: put('fraud'),
    [PUT_VERIFY]: put('verify'),
    'PUT /skills/graph/draft': ({ toml, version }: { toml: string; version: number }) =>
      (draft = { ...aDraft(), toml, version: version + 1 }),
  })
const open = async (query: string) => {
  const shown = await show(SkillEditorPage, { path: `/?${query}` })
  return { ...shown, form: await screen.findByRole('complementary') }
}
const save = (form: HTMLElement) => fireEvent.click(within(form).getByRole('button', { name: '存进草稿' }))

beforeEach(() => {
  queries.clear()
  sessionStorage.clear()
  draft = aDraft()
})

it('refuses a circle by the names of its skills and sends nothing', async () => {
  const server = serve()
  const { form } = await open('view=list&skill=verify')

  await fireEvent.update(within(form).getByRole('combobox', { name: '加一项前置' }), 'fraud')
  await fireEvent.click(within(form).getByRole('button', { name: '加上' }))
  await save(form)

  expect((await screen.findByRole('alert')).textContent).toContain('绕成一圈：核验 → 反诈 → 核验')
  expect(server.bodies(PUT_VERIFY)).toEqual([])
  expect(within(form).getByText('反诈')).toBeTruthy()
})

it('moves a skill a stage from the map by keyboard, and takes it back', async () => {
  const server = serve()
  await show(SkillEditorPage, { path: '/?view=map' })
  const node = await screen.findByRole('button', { name: '反诈' })

  await fireEvent.keyDown(node, { key: 'ArrowRight', shiftKey: true })
  const undo = screen.getByRole<HTMLButtonElement>('button', { name: '撤销上一步' })
  await waitFor(() => expect(undo.disabled).toBe(false))
  expect(server.bodies<{ skill: Written }>(PUT_FRAUD)[0]?.skill.stage).toBe(4)
  await fireEvent.click(undo)

  await waitFor(() => expect(undo.disabled).toBe(true))
  expect(server.bodies('PUT /skills/graph/draft')).toEqual([{ version: 2, toml: aDraft().toml }])
})

it('draws a line from one skill to another by pointer', async () => {
  const server = serve()
  draft = aDraft({ skills: [aSkill('verify', '核验', {}, 0), aSkill('fraud', '反诈', { stage: 3 }, 1)] })
  const { container } = await show(SkillEditorPage, { path: '/?view=map' })
  const target = await screen.findByRole('button', { name: '反诈' })
  const dot = container.querySelector('[data-slug="verify"] .dot-out') as Element
  document.elementFromPoint = () => target

  await fireEvent.pointerDown(dot, { button: 0, pointerId: 1, clientX: 90, clientY: 74 })
  await fireEvent.pointerMove(dot, { pointerId: 1, clientX: 180, clientY: 80 })
  await fireEvent.pointerUp(dot, { pointerId: 1, clientX: 300, clientY: 80 })

  await waitFor(() =>
    expect(server.bodies<{ skill: Written }>(PUT_FRAUD)[0]?.skill.after).toEqual(['verify']),
  )
})

it('keeps both changes where another editor changed another skill', async () => {
  const server = serve()
  const { form } = await open('view=list&skill=fraud')
  await fireEvent.update(within(form).getByLabelText('中文名'), '反诈劝阻')
  put('verify')({ version: 1, skill: { ...blank('basics'), name: '身份核验', name_en: 'verify' } })
  await save(form)

  expect(await screen.findByText('另一位负责人也在改：身份核验。两边的改动都在。')).toBeTruthy()
  expect(server.bodies<{ version: number }>(PUT_FRAUD).map(({ version }) => version)).toEqual([1, 2])
  expect(draft?.skills.map(({ written }) => written.name)).toEqual(['身份核验', '反诈劝阻'])
})

it('overwrites nothing where another editor changed the same skill, until she says so', async () => {
  serve()
  const { form } = await open('view=list&skill=fraud')
  await fireEvent.update(within(form).getByLabelText('中文名'), '反诈劝阻')
  put('fraud')({ version: 1, skill: { ...blank('basics'), name: '反诈识别', name_en: 'fraud' } })
  await save(form)

  expect((await screen.findByRole('alert')).textContent).toContain('另一位负责人刚改过')
  expect(draft?.skills[1]?.written.name).toBe('反诈识别')
  expect(within(form).getByLabelText<HTMLInputElement>('中文名').value).toBe('反诈劝阻')
  await save(form)
  await waitFor(() => expect(draft?.skills[1]?.written.name).toBe('反诈劝阻'))
})

it('still holds what was not saved after a reload', async () => {
  serve()
  const { form, unmount } = await open('view=list&skill=fraud')
  await fireEvent.update(within(form).getByLabelText('中文名'), '写到一半')
  unmount()
  queries.clear()

  const again = await open('view=list&skill=fraud')

  expect(within(again.form).getByLabelText<HTMLInputElement>('中文名').value).toBe('写到一半')
  expect(screen.getByText('没保存')).toBeTruthy()
})

it('changes by form what a position asks for, and keeps the upper level above the lower', async () => {
  const server = serve()
  server.routes['PUT /skills/graph/draft/positions/stopper'] = () =>
    (draft = aDraft({ version: 2, profiles: ['stopper'] }))
  await show(SkillEditorPage, { path: '/?view=parts' })
  const position = await screen.findByRole('region', { name: '岗位' })
  await fireEvent.click(within(position).getByRole('button', { name: '改' }))
  const dialog = screen.getByRole('dialog', { hidden: true })

  await fireEvent.update(within(dialog).getByLabelText('加一项技能'), 'verify')
  await fireEvent.click(within(dialog).getByText('加上'))
  await fireEvent.update(within(dialog).getByLabelText('核验：至多'), 'solid')
  await fireEvent.update(within(dialog).getByLabelText('核验：至少'), 'mastered')
  await fireEvent.submit(dialog.querySelector('form') as HTMLFormElement)

  await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).toBeNull())
  const wants = [...STOPPER.wants, { skill: 'verify', low: 'mastered', high: 'mastered' }]
  expect(server.bodies('PUT /skills/graph/draft/positions/stopper')).toEqual([
    { version: 1, position: { ...STOPPER, wants } },
  ])
})

it('says why a field cannot go, and overwrites nothing of another editor', async () => {
  const server = serve()
  let code = 'field-in-use'
  server.routes['POST /skills/graph/draft/fields/basics/removal'] = () => new Refusal(409, code)
  server.routes['PUT /skills/graph/draft/fields/basics'] = () => new Refusal(409, code)
  await show(SkillEditorPage, { path: '/?view=parts' })
  const fields = await screen.findByRole('region', { name: '领域' })
  await fireEvent.click(within(fields).getByRole('button', { name: '改' }))
  const dialog = screen.getByRole('dialog', { hidden: true })

  await fireEvent.click(within(dialog).getByText('取消这个领域'))
  expect(await within(dialog).findByText('还有技能在这个领域里，先把它们换到别的领域')).toBeTruthy()
  expect(screen.queryByText(/问题在系统这边/)).toBeNull()
  code = 'skill-draft-outdated'
  await fireEvent.update(within(dialog).getByLabelText('中文名'), '基本功')
  await fireEvent.submit(dialog.querySelector('form') as HTMLFormElement)

  expect(await within(dialog).findByText(/没有覆盖。你填的还在/)).toBeTruthy()
  expect(within(dialog).getByLabelText<HTMLInputElement>('中文名').value).toBe('基本功')
})

it('says by line what a text got wrong', async () => {
  const server = serve()
  server.routes['PUT /skills/graph/draft'] = () =>
    new Refusal(422, 'skills-unreadable', null, [{ line: 2, message: 'there is no field "x"' }])
  await show(SkillEditorPage, { path: '/?view=toml' })
  const text = await screen.findByRole('textbox', { name: '整份草稿（TOML）' })

  await fireEvent.update(text, '[skills.a]\nfield = "x"')
  await fireEvent.click(screen.getByRole('button', { name: '存进草稿' }))

  expect(await screen.findByRole('button', { name: '第 2 行' })).toBeTruthy()
})

it('tells before publishing what changes, for whom, and that levels stand', async () => {
  draft = aDraft({
    changes: [{ skill: { slug: 'fraud', name: '反诈' }, moves: ['placed'] }],
    profiles: ['stopper'],
    people: 34,
    is_submitted: true,
    is_mine: false,
    note: '更细了',
  })
  serve()
  await show(SkillEditorPage, { path: '/?view=list' })

  const preview = await screen.findByRole('region', { name: '公布前看一看' })
  expect(preview.textContent).toMatch(/反诈：换了位置.*反诈专员.*34 人.*已经达到的等级都不变.*更细了/s)
  expect(within(preview).getByRole('button', { name: '公布' })).toBeTruthy()
})

it('says that nobody is changing anything, and begins', async () => {
  draft = null
  serve()
  await show(SkillEditorPage, { path: '/?view=list' })
  expect(await screen.findByText('现在生效的是第 2 版，没有人在改。')).toBeTruthy()

  await fireEvent.click(screen.getByRole('button', { name: '开始修改' }))

  expect(await screen.findByRole('button', { name: /反诈/ })).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  serve()
  const { container } = await open('view=list&skill=fraud')

  expect(await complaintsOf(container)).toEqual([])
})
