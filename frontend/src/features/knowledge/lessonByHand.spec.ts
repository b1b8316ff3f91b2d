import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import { signIn } from '@/api/session'
import { aDetail, aDraft, aLesson, anArticle } from '@/test/articles'
import { aSession } from '@/test/builders'
import { show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import ArticlePage from './ArticlePage.vue'

let server: FakeServer
const detail = () => aDetail('submitted', {}, { lessons: [] })

beforeEach(async () => {
  queries.clear()
  server = fakeServer({
    'POST /session': () => aSession({ name: '陈岩', roles: ['owner'] }),
    'GET /articles/limits': () => anArticle({ draft: aDraft({ state: 'submitted' }) }),
    'GET /revisions/r-2': () => detail(),
    'POST /revisions/r-2/lessons': () =>
      aLesson({ id: 'l-9', title: '转账限额', markdown: '（在这里写下改了什么）', version: 2 }),
    'GET /audience': () => ({ teams: [], skills: [] }),
  })
  await signIn('chen', 'secret')
})

const open = () => show(ArticlePage, { props: { slug: 'limits' }, path: '/articles/limits' })

it('says where nothing was drafted that she can write herself, and opens what she begins', async () => {
  await open()
  expect(await screen.findByText(/没有起草微课/)).toBeTruthy()

  await fireEvent.click(await screen.findByRole('button', { name: '自己写一节' }))

  expect(await screen.findByDisplayValue(/在这里写下改了什么/)).toBeTruthy()
  expect(server.bodies('POST /revisions/r-2/lessons')).toHaveLength(1)
})

it('stays where it is when the revision was decided meanwhile', async () => {
  server.routes['POST /revisions/r-2/lessons'] = () => new Refusal(409, 'revision-not-open')
  await open()

  await fireEvent.click(await screen.findByRole('button', { name: '自己写一节' }))
  await expect.poll(() => server.bodies('POST /revisions/r-2/lessons').length).toBe(1)

  expect(screen.queryByDisplayValue(/在这里写下/)).toBeNull()
})
