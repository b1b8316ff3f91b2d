import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { signIn } from '@/api/session'
import { aDetail, aDraft, aLesson, aRevision, anArticle } from '@/test/articles'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import ArticlePage from './ArticlePage.vue'

let server: FakeServer
beforeEach(async () => {
  queries.clear()
  server = fakeServer({
    'POST /session': () => aSession({ name: '陈岩', roles: ['owner'] }),
    'GET /articles/limits': () => anArticle(),
    'GET /revisions/r-2': () => aDetail('draft', { edit: true, submit: true }),
  })
  await signIn('chen', 'secret')
})

const open = (path = '/articles/limits') => show(ArticlePage, { props: { slug: 'limits' }, path })
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox')

describe('editing', () => {
  it('saves by itself and then shows the facts and the lesson that come of it', async () => {
    server.routes['PUT /articles/limits/draft'] = () => {
      server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft({ version: 1 }) })
      return aDraft({ version: 1 })
    }
    await open()
    await fireEvent.update(await field(), '单日限额 50,000 元。')

    await screen.findByText('要点变化（1）')
    expect(server.bodies('PUT /articles/limits/draft')).toEqual([
      { body: '单日限额 50,000 元。', version: null },
    ])
    expect(screen.getAllByText('单日限额提高了').length).toBeGreaterThan(0)
  })

  it('keeps the text when a colleague saved first, and lets her choose', async () => {
    server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft() })
    server.routes['PUT /articles/limits/draft'] = () => new Refusal(409, 'draft-outdated')
    await open()
    await waitFor(async () => expect((await field()).value).toBe('单日限额 50,000 元。'))
    await fireEvent.update(await field(), '单日限额 60,000 元。')
    const keep = await screen.findByRole('button', { name: '以我的为准' })
    expect((await field()).value).toBe('单日限额 60,000 元。')

    server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft({ version: 4 }) })
    server.routes['PUT /articles/limits/draft'] = () => aDraft({ version: 5 })
    await fireEvent.click(keep)

    await waitFor(() =>
      expect(server.bodies('PUT /articles/limits/draft').pop()).toEqual({
        body: '单日限额 60,000 元。',
        version: 4,
      }),
    )
  })

  it('starts from what is approved but not yet in effect', async () => {
    const coming = aRevision({
      id: 'r-2',
      number: 2,
      state: 'approved',
      effective_from: '2099-01-01T00:00:00Z',
    })
    server.routes['GET /articles/limits'] = () => anArticle({ revisions: [coming, aRevision()] })
    server.routes['GET /revisions/r-2'] = () => aDetail('approved', { roll_back: true })
    await open()

    await waitFor(async () => expect((await field()).value).toBe('单日限额 50,000 元。'))
  })
})

describe('approval', () => {
  beforeEach(() => {
    server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft({ state: 'submitted' }) })
  })

  it('asks for a moment of effect on the bank’s clock and sends it in UTC', async () => {
    server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft() })
    server.routes['POST /revisions/r-2/submission'] = () => aDetail('submitted')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: '提交审核' }))
    const moment = await screen.findByLabelText(/生效时间/)
    await fireEvent.update(moment, '2099-12-01T00:00')
    await fireEvent.submit(moment.closest('form') as HTMLFormElement)

    await waitFor(() =>
      expect(server.bodies('POST /revisions/r-2/submission')).toEqual([
        { effective_from: '2099-11-30T16:00:00.000Z' },
      ]),
    )
  })

  it('is closed to the one who proposed it', async () => {
    server.routes['GET /revisions/r-2'] = () => aDetail('submitted', { return_: true })
    await open()

    expect(await screen.findByText('需另一位知识负责人审核')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '通过' })).toBeNull()
    expect(screen.getByRole('button', { name: '收回修改' })).toBeTruthy()
  })

  it('says why it was refused and stays open', async () => {
    server.routes['GET /revisions/r-2'] = () => aDetail('submitted', { approve: true })
    server.routes['POST /revisions/r-2/approval'] = () => new Refusal(422, 'effective-time-passed')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: '通过' }))
    await fireEvent.submit((await screen.findByLabelText(/生效时间/)).closest('form') as HTMLFormElement)

    expect((await screen.findByRole('alert')).textContent).toContain('生效时间已过')
  })

  it('lets a submitted lesson be corrected, with complaints by line', async () => {
    server.routes['GET /revisions/r-2'] = () => aDetail('submitted', { approve: true })
    server.routes['POST /lessons/preview'] = () =>
      aLesson({ id: null, steps: [], complaints: [{ line: 2, message: '缺少标题' }] })
    server.routes['PUT /lessons/l-1'] = () => new Refusal(422, 'lesson-unreadable')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: '修改' }))
    await fireEvent.update(await screen.findByRole('textbox', { name: '微课原文' }), '---\nslug\n---')

    expect(await screen.findByText('缺少标题')).toBeTruthy()
    expect(screen.getByRole('button', { name: '第 2 行' })).toBeTruthy()
  })
})

it('gives axe nothing to complain about', async () => {
  server.routes['GET /articles/limits'] = () => anArticle({ draft: aDraft() })
  const { container } = await open()
  await screen.findByText('要点变化（1）')

  expect(await complaintsOf(container)).toEqual([])
})
