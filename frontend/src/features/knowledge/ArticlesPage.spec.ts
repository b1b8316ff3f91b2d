import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { ArticleRow } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import { DEAD_MS, onKeyDown } from '@/ui/keys'
import ArticlesPage from './ArticlesPage.vue'

const anArticle = (part: Partial<ArticleRow> = {}): ArticleRow => ({
  slug: 'limits',
  title: '转账限额',
  language: 'zh-CN',
  published: null,
  coming: null,
  draft: null,
  found: null,
  ...part,
})
const FOUND = anArticle({
  found: { title: [{ start: 2, end: 4 }], excerpt: '😀日累计限额 10 万元', hits: [{ start: 4, end: 6 }] },
})

/** A shelf of two articles, of which one has the words. */
const aShelf = (found: ArticleRow[] = [FOUND], more = false): FakeServer =>
  fakeServer({
    'GET /articles': (_body, _path, search) => ({
      articles: search.get('query') ? found : [anArticle(), anArticle({ slug: 'fx', title: '外币现钞' })],
      more,
    }),
  })
/** What was looked for, in order. */
const wordsAsked = ({ asked }: FakeServer) => asked.map(({ search }) => search.get('query') ?? '')
const marks = (container: Element) =>
  Array.from(container.querySelectorAll('mark'), ({ textContent }) => textContent)
const type = (words: string) => fireEvent.update(screen.getByRole('textbox'), words)

beforeEach(() => queries.clear())

it('shows all articles before anybody looks for one', async () => {
  aShelf()
  const { container } = await show(ArticlesPage)

  expect(await screen.findByText('外币现钞')).toBeTruthy()
  expect(marks(container)).toEqual([])
})

it('shows what was found with every hit marked, a picture before it or not', async () => {
  aShelf()
  const { container } = await show(ArticlesPage)
  await screen.findByText('外币现钞')

  await type('限额')

  await waitFor(() => expect(marks(container)).toEqual(['限额', '限额']))
  expect(screen.queryByText('外币现钞')).toBeNull()
})

it('asks once for what was typed in one go, and keeps it in the address', async () => {
  const server = aShelf()
  const { router } = await show(ArticlesPage)
  await screen.findByText('外币现钞')

  await Promise.all([type('限'), type(' 限额 ')])

  await waitFor(() => expect(router.currentRoute.value.query).toEqual({ query: '限额' }))
  await expect.poll(() => wordsAsked(server)).toEqual(['', '限额'])
})

it('starts from the words in the address', async () => {
  const server = aShelf()
  await show(ArticlesPage, { path: '/articles?query=限额' })

  await screen.findByRole('link', { name: /10 万元/ })

  expect(wordsAsked(server)).toEqual(['限额'])
})

it('says what was not found and what to try', async () => {
  aShelf([])
  await show(ArticlesPage, { path: '/articles?query=麒麟' })

  expect(await screen.findByText(/没有找到“麒麟”/)).toBeTruthy()
})

it('says that the list goes on', async () => {
  aShelf([FOUND], true)
  await show(ArticlesPage, { path: '/articles?query=限额' })

  expect(await screen.findByText(/只显示前 1 条/)).toBeTruthy()
})

it('is reached by a slash and emptied by Escape', async () => {
  aShelf()
  await show(ArticlesPage)
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + DEAD_MS)
  addEventListener('keydown', onKeyDown, true)

  await fireEvent.keyDown(document.body, { code: 'Slash', key: '/' })
  const field = screen.getByRole<HTMLInputElement>('textbox')
  const isReached = document.activeElement === field
  await type('限额')
  await fireEvent.keyDown(field, { code: 'Escape', key: 'Escape' })

  expect([isReached, field.value]).toEqual([true, ''])
  removeEventListener('keydown', onKeyDown, true)
})

it('gives axe nothing to complain about', async () => {
  aShelf()
  const { container } = await show(ArticlesPage, { path: '/articles?query=限额' })
  await screen.findByRole('link', { name: /10 万元/ })

  expect(await complaintsOf(container)).toEqual([])
})
