import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { signIn } from '@/api/session'
import type { Notice, RevisionDetail, Rulings } from '@/api/types'
import { aDetail, aDraft, aFact, aLesson, anArticle } from '@/test/articles'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import ArticlePage from './ArticlePage.vue'

let server: FakeServer
const TWO = [aFact(), aFact({ id: 'f-2', topic: '单笔限额', old: '5 万', new: '8 万' })]
const DISPUTE: Notice = {
  id: 'n-1',
  code: 'contradiction',
  message: '“口头挂失 5 日内有效”仍是旧值 5 日，与新规不一致。',
  fact: 'f-1',
  span: { start: 0, end: 4 },
  is_open: true,
}

const detail = (part: Partial<RevisionDetail> = {}): RevisionDetail =>
  aDetail('submitted', { approve: true, return_: true }, { facts: TWO, ...part })
const sent = (): Rulings | undefined => server.bodies<Rulings>('PUT /revisions/r-2/rulings').pop()

beforeEach(async () => {
  queries.clear()
  server = fakeServer({
    'POST /session': () => aSession({ name: '赵敏', roles: ['owner'] }),
    'GET /articles/limits': () => anArticle({ draft: aDraft({ state: 'submitted' }) }),
    'GET /revisions/r-2': () => detail(),
    'PUT /revisions/r-2/rulings': (body: Rulings) => detail({ rulings: { ...body, version: 1 } }),
    'GET /audience': () => ({
      teams: [
        { id: 't-1', name: '客服中心', parent_id: null },
        { id: 't-2', name: '夜班一组', parent_id: 't-1' },
      ],
      skills: [{ slug: 'funds', name: '基金销售' }],
    }),
  })
  await signIn('zhao', 'secret')
})

const open = () => show(ArticlePage, { props: { slug: 'limits' }, path: '/articles/limits' })
const press = async (name: string | RegExp): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))
const treatment = (n: number) =>
  screen.findByRole<HTMLSelectElement>('combobox', { name: `第 ${n} 条怎么处理` })

describe('a fact', () => {
  it('says why it is not asked, and which question was dropped', async () => {
    server.routes['GET /revisions/r-2'] = () =>
      detail({
        dropped: [
          { fact: 'f-1', text: '', reasons: ['not_worth_asking'] },
          { fact: 'f-2', text: '单笔限额是多少？', reasons: ['answer_in_prompt', 'too_long'] },
        ],
      })
    await open()

    expect(await screen.findByText('没有出题：值得读，不必考')).toBeTruthy()
    expect(
      screen.getByText('没有用：单笔限额是多少？（题干里已经有答案；题目太长，两通电话之间读不完）'),
    ).toBeTruthy()
  })

  it('is left out', async () => {
    await open()
    await fireEvent.update(await treatment(1), 'untaught')

    await waitFor(() => expect(sent()?.changes[0]).toMatchObject({ change: 'f-1', standing: 'untaught' }))
    await waitFor(async () => expect((await treatment(1)).value).toBe('untaught'))
  })

  it('is merged into another', async () => {
    await open()
    await fireEvent.update(await treatment(2), 'with f-1')

    await waitFor(() => expect(sent()?.changes[0]).toMatchObject({ change: 'f-2', goes_with: 'f-1' }))
  })

  it('is said in other words', async () => {
    await open()
    await fireEvent.click((await screen.findAllByRole('button', { name: '改写' }))[0] as HTMLElement)
    await fireEvent.update(await screen.findByLabelText('规则全文'), '一天最多五万。')
    await press('保存')

    await waitFor(() => expect(sent()?.changes[0]?.words?.statement).toBe('一天最多五万。'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByText('一天最多五万。')).toBeTruthy()
  })

  it('keeps the dialog open when the words are refused', async () => {
    server.routes['PUT /revisions/r-2/rulings'] = () => new Refusal(422, 'ruling-unusable')
    await open()
    await fireEvent.click((await screen.findAllByRole('button', { name: '改写' }))[0] as HTMLElement)
    await fireEvent.update(await screen.findByLabelText('规则全文'), '一天最多九万。')
    await press('保存')

    const dialog = await screen.findByRole('dialog')
    expect((await within(dialog).findByRole('alert')).textContent).toContain('没存上')
    expect(screen.getByLabelText<HTMLTextAreaElement>('规则全文').value).toBe('一天最多九万。')
  })

  it('is split, first at its clauses', async () => {
    const statement = '单笔五万元；单日二十万元。'
    server.routes['GET /revisions/r-2'] = () => detail({ facts: [aFact({ statement })] })
    await open()
    await press('拆成几条')
    await press('保存')

    await waitFor(() =>
      expect(sent()?.changes[0]?.parts.map((part) => part.statement)).toEqual([
        '单笔五万元；',
        '单日二十万元。',
      ]),
    )
  })

  it('is ranked', async () => {
    await open()
    await press('第 2 条上移')

    await waitFor(() => expect(sent()?.order).toEqual(['f-2', 'f-1']))
  })

  it('is marked in the text, and one leads to the other', async () => {
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: '第 1 条要点' }))

    expect(document.activeElement?.id).toBe('fact-f-1')
    await press('在正文里找到第 1 条')
    await waitFor(() => expect(document.activeElement?.id).toBe('mark-f-1'))
  })
})

describe('two owners at once', () => {
  it('shows what the first decided, keeps the step of the second, and takes it again', async () => {
    const theirs: Rulings = {
      changes: [{ change: 'f-2', standing: 'wording', words: null, parts: [], goes_with: null }],
      order: [],
      answered: [],
      version: 1,
    }
    const accept = server.routes['PUT /revisions/r-2/rulings']
    server.routes['PUT /revisions/r-2/rulings'] = () => new Refusal(409, 'rulings-outdated')
    await open()
    const select = await treatment(1)
    server.routes['GET /revisions/r-2'] = () => detail({ rulings: theirs })
    await fireEvent.update(select, 'untaught')

    expect((await screen.findByRole('alert')).textContent).toContain('有同事刚改了要点的处理')
    await waitFor(async () => expect((await treatment(2)).value).toBe('wording'))
    server.routes['PUT /revisions/r-2/rulings'] = accept as never
    await press('照我的再存一次')

    await waitFor(() => expect(sent()?.version).toBe(1))
    expect(sent()?.changes.map(({ change, standing }) => [change, standing])).toEqual([
      ['f-2', 'wording'],
      ['f-1', 'untaught'],
    ])
  })

  it('keeps an edited lesson that a colleague saved first, and lets her choose', async () => {
    server.routes['POST /lessons/preview'] = () => aLesson({ id: null })
    server.routes['PUT /lessons/l-1'] = () => new Refusal(409, 'lesson-outdated')
    await open()
    await press('修改')
    server.routes['GET /revisions/r-2'] = () => detail({ lessons: [aLesson({ version: 7 })] })
    await fireEvent.update(await screen.findByRole('textbox', { name: '微课原文' }), '我的')
    const keep = await screen.findByRole('button', { name: '以我的为准' })
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '微课原文' }).value).toBe('我的')
    await waitFor(() =>
      expect(queries.getQueryData<RevisionDetail>(['revisions', 'r-2'])?.lessons[0]?.version).toBe(7),
    )
    server.routes['PUT /lessons/l-1'] = () => aLesson({ version: 8, markdown: '我的' })
    await fireEvent.click(keep)

    await waitFor(() =>
      expect(server.bodies('PUT /lessons/l-1').pop()).toEqual({ markdown: '我的', version: 7 }),
    )
  })

  it('approves nothing that she has not seen', async () => {
    server.routes['POST /revisions/r-2/approval'] = () => new Refusal(409, 'revision-moved')
    await open()
    await press('通过')
    await fireEvent.submit((await screen.findByLabelText(/生效时间/)).closest('form') as HTMLFormElement)

    expect((await screen.findByRole('alert')).textContent).toContain('请再看一遍')
  })
})

describe('a contradiction', () => {
  beforeEach(() => {
    server.routes['GET /revisions/r-2'] = () => detail({ notices: [DISPUTE] })
  })

  it('keeps approval shut until it is answered', async () => {
    server.routes['PUT /revisions/r-2/rulings'] = (body: Rulings) =>
      detail({ rulings: { ...body, version: 1 }, notices: [{ ...DISPUTE, is_open: false }] })
    await open()
    const approve = await screen.findByRole<HTMLButtonElement>('button', { name: '通过' })
    expect(approve.disabled).toBe(true)
    expect(screen.getByText('还有 1 处提醒没有答复，答复后才能通过。')).toBeTruthy()
    await press('新值没错，照新值教')

    await waitFor(() => expect(sent()?.answered).toEqual(['n-1']))
    await waitFor(() => expect(approve.disabled).toBe(false))
    expect(screen.getByText('已答复')).toBeTruthy()
  })

  it('is answered too by leaving its fact out', async () => {
    await open()
    await press('这一条先不教')

    await waitFor(() => expect(sent()?.changes[0]).toMatchObject({ change: 'f-1', standing: 'untaught' }))
  })
})

it('approves for the teams and skills chosen, with the mark of what was seen', async () => {
  server.routes['POST /revisions/r-2/approval'] = () => aDetail('approved')
  await open()
  await press('通过')
  const moment = await screen.findByLabelText(/生效时间/)
  await fireEvent.update(moment, '2099-12-01T00:00')
  await fireEvent.click(screen.getByLabelText('指定的人'))
  await fireEvent.click(await screen.findByLabelText('夜班一组'))
  await fireEvent.click(screen.getByLabelText('基金销售'))
  await fireEvent.submit(moment.closest('form') as HTMLFormElement)

  await waitFor(() =>
    expect(server.bodies('POST /revisions/r-2/approval')).toEqual([
      { effective_from: '2099-11-30T16:00:00.000Z', teams: ['t-2'], skills: ['funds'], seen: 'mark-1' },
    ]),
  )
})

it('says that the text under a draft was taken back', async () => {
  server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft() })
  server.routes['GET /revisions/r-2'] = () => aDetail('draft', { submit: true }, { undercut_by: 2 })
  await open()

  expect(await screen.findByText(/第 2 版已撤回/)).toBeTruthy()
})

it('says that somebody else took it back first', async () => {
  server.routes['GET /articles/limits'] = () =>
    anArticle({ revisions: [aDetail('approved').revision], draft: null })
  server.routes['GET /revisions/r-2'] = () => aDetail('approved', { roll_back: true })
  server.routes['POST /revisions/r-2/rollback'] = () => new Refusal(409, 'revision-not-open')
  await open()
  await press('撤回')
  await fireEvent.submit((await screen.findByRole('dialog')).querySelector('form') as HTMLFormElement)

  expect((await screen.findByRole('alert')).textContent).toContain('状态刚有变化')
})

it('gives axe nothing to complain about', async () => {
  server.routes['GET /revisions/r-2'] = () => detail({ notices: [DISPUTE] })
  const { container } = await open()
  await screen.findByText('要点变化（2）')

  expect(await complaintsOf(container)).toEqual([])
})
