import { screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { aDetail, aDraft, anArticle } from '@/test/articles'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer } from '@/test/server'
import ArticlePage from './ArticlePage.vue'

const origin = { system: 'OA', id: '2026-118', url: 'https://oa.bank.example/118' }

beforeEach(() => {
  queries.clear()
  fakeServer({
    'GET /articles/limits': () => anArticle({ origin, draft: aDraft() }),
    'GET /revisions/r-2': () => aDetail('draft', { edit: false, submit: true }),
  })
})
const open = () => show(ArticlePage, { props: { slug: 'limits' }, path: '/articles/limits' })

it('says whose an article is that another system keeps, and leads there', async () => {
  await open()

  expect(await screen.findByText(/由 OA 维护（2026-118），这里只读/)).toBeTruthy()
  expect(screen.getByRole('link', { name: '去 OA 查看' }).getAttribute('href')).toBe(origin.url)
})

it('lets nobody type or discard, and the change still be submitted', async () => {
  await open()
  await screen.findByText(/由 OA 维护/)

  expect(await screen.findByRole('button', { name: /提交审核/ })).toBeTruthy()
  expect(screen.queryAllByRole('textbox').filter((each) => !each.hasAttribute('readonly'))).toEqual([])
  expect(screen.queryByRole('button', { name: /放弃/ })).toBeNull()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await open()
  await screen.findByText(/由 OA 维护/)

  expect(await complaintsOf(container)).toEqual([])
})
