import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { signIn } from '@/api/session'
import type { ItemFields } from '@/api/types'
import { aDetail, aDraft, aLesson, anArticle } from '@/test/articles'
import { aSession } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import ArticlePage from './ArticlePage.vue'
import { anOption, marked, markOf, typedOf, withSteps } from './itemFields'

const option = (text: string, part: Partial<ItemFields['options'][number]> = {}) => ({
  ...anOption(text),
  ...part,
})
const anItem = (part: Partial<ItemFields> = {}): ItemFields => ({
  key: 'daily',
  kind: 'single_choice',
  prompt: '一天最多多少？',
  options: [option('20 万元', { was_right: true }), option('10 万元', { correct: true })],
  answer: [],
  unit: '',
  explanation: '新的上限。',
  picture: null,
  release: '',
  fact: 'f-1',
  ...part,
})
const marksAfter = (kind: ItemFields['kind'], at: number, mark: 'right' | 'was_right') =>
  marked(kind, typedOf(anItem()), at, mark).options.map(markOf)

describe('marks of options', () => {
  it('go from one to the other where one is right', () => {
    expect(marksAfter('single_choice', 0, 'right')).toEqual(['right', 'wrong'])
    expect(marksAfter('single_choice', 1, 'was_right')).toEqual(['wrong', 'was_right'])
  })

  it('stand beside each other where several are right', () => {
    expect(marksAfter('multiple_choice', 0, 'right')).toEqual(['right', 'right'])
  })
})

it('keeps the steps of an order in the order they were typed', () => {
  const typed = withSteps(typedOf(anItem({ kind: 'ordering' })), '问用途\n\n核收款方')

  expect(typed.options.map(({ text }) => text)).toEqual(['问用途', '核收款方'])
})

describe('the editor', () => {
  let server: FakeServer
  const lesson = aLesson({ markdown: '# old', items: [anItem()] })

  beforeEach(async () => {
    queries.clear()
    server = fakeServer({
      'POST /session': () => aSession({ name: '陈岩', roles: ['owner'] }),
      'GET /articles/limits': () => anArticle({ draft: aDraft({ state: 'submitted' }) }),
      'GET /revisions/r-2': () => aDetail('submitted', {}, { lessons: [lesson] }),
      'GET /audience': () => ({ teams: [], skills: [] }),
      'POST /lessons/preview': () => lesson,
      'POST /lessons/item': () =>
        aLesson({ id: null, markdown: '# new', items: [anItem({ prompt: '多少？' })] }),
      'PUT /lessons/l-1': () => aLesson({ markdown: '# new', version: 2 }),
    })
    await signIn('chen', 'secret')
  })

  async function type(label: string, text: string): Promise<void> {
    const field = await screen.findByLabelText(label)
    await fireEvent.update(field, text)
    await fireEvent.focusOut(field)
  }
  async function open() {
    const page = await show(ArticlePage, { props: { slug: 'limits' }, path: '/articles/limits' })
    await fireEvent.click(await screen.findByRole('button', { name: '修改' }))
    return page
  }

  it('puts a changed field into the Markdown, which stays there to be seen', async () => {
    const { container } = await open()

    await type('题目', '多少？')
    await expect.poll(() => server.bodies('POST /lessons/item').length).toBe(1)

    const [body] = server.bodies('POST /lessons/item') as { markdown: string; item: ItemFields }[]
    expect([body?.markdown, body?.item.prompt]).toEqual(['# old', '多少？'])
    expect(await complaintsOf(container)).toEqual([])
    await fireEvent.click(screen.getByRole('radio', { name: 'Markdown' }))
    expect(await screen.findByDisplayValue('# new')).toBeTruthy()
  })

  it('says what is missing and keeps the text that can be read', async () => {
    server.routes['POST /lessons/item'] = () =>
      aLesson({ id: null, markdown: '# broken', complaints: [{ line: 9, message: '缺少正确答案' }] })
    await open()

    await type('题目', '')

    expect(await screen.findByText('缺少正确答案')).toBeTruthy()
    await fireEvent.click(screen.getByRole('radio', { name: 'Markdown' }))
    expect(await screen.findByDisplayValue('# old')).toBeTruthy()
  })
})
