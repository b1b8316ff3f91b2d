import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { complaintsOf, show } from '@/test/screen'
import { fakeServer, type FakeServer } from '@/test/server'
import LookUp from './LookUp.vue'

const wording = (statement: string, more = {}) => ({
  statement,
  value: null,
  valid_from: '2026-12-01T00:00:00+08:00',
  retired: false,
  say: null,
  ...more,
})
const fact = (id: string, now: string, more = {}) => ({
  id,
  topic: '日累计限额',
  article: '手机银行转账',
  path: ['限额'],
  source_url: null,
  now: wording(now),
  next: null,
  ...more,
})
let server: FakeServer

beforeEach(() => {
  server = fakeServer({
    'POST /facts/opened': () => null,
    'GET /facts': () => ({
      facts: [
        fact('f-1', '每日 20 万元', {
          next: wording('每日 10 万元', { say: '下个月起每天最多转 10 万元。' }),
        }),
        fact('f-2', '单笔 5 万元', { source_url: 'https://kb.example/limits' }),
      ],
    }),
  })
})

async function lookUp(): Promise<Element> {
  const { container } = await show(LookUp)
  await fireEvent.update(screen.getByRole('textbox', { name: '查一条规定' }), '限额')
  await screen.findByText('每日 20 万元')
  return container
}

it('shows what holds beside what comes and from when before any key, and keeps nothing of it', async () => {
  const container = await lookUp()

  expect(container.textContent).toMatch(/12 月 1 日起\s*每日 10 万元/)
  expect(server.bodies('POST /facts/opened')).toEqual([])
})

it('opens the best with one key: since when it holds, and the line to say', async () => {
  const container = await lookUp()

  await fireEvent.submit(screen.getByRole('search'))

  screen.getByText('下个月起每天最多转 10 万元。')
  screen.getByText('12 月 1 日起执行')
  expect(document.activeElement?.textContent).toContain('每日 20 万元')
  await waitFor(() => expect(server.bodies('POST /facts/opened')).toEqual([{ fact_id: 'f-1' }]))
  expect(await complaintsOf(container)).toEqual([])
})

it('leads to the others by arrows and back to the field, and to the article where it is kept elsewhere', async () => {
  await lookUp()
  const field = screen.getByRole('textbox')

  for (const by of ['ArrowDown', 'ArrowDown'])
    await fireEvent.keyDown(
      document.activeElement === document.body ? field : (document.activeElement ?? field),
      {
        key: by,
      },
    )
  const second = screen.getByRole('button', { name: /单笔 5 万元/ })
  expect(document.activeElement).toBe(second)
  await fireEvent.click(second)
  expect(screen.getByRole('link', { name: '看原文' }).getAttribute('href')).toBe('https://kb.example/limits')
  for (const by of ['ArrowUp', 'ArrowUp'])
    await fireEvent.keyDown(document.activeElement ?? field, { key: by })

  expect(document.activeElement).toBe(field)
})

it('asks nothing without a word, and says when nothing is found or nothing can be asked', async () => {
  server.routes['GET /facts'] = () => ({ facts: [] })
  await show(LookUp)
  const field = screen.getByRole('textbox')
  await fireEvent.update(field, ' ')
  await fireEvent.submit(field)
  expect(server.bodies('GET /facts')).toEqual([])
  await fireEvent.update(field, '白金卡')
  await fireEvent.submit(field)
  await screen.findByText('没有找到含这些字的规定')
  server.isDown = true
  await fireEvent.update(field, '白金')
  await fireEvent.submit(field)

  await waitFor(() => screen.getByText('暂时查不到，请按平时的渠道查'))
})
