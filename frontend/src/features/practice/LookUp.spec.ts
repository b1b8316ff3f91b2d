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
let server: FakeServer

beforeEach(() => {
  server = fakeServer({
    'GET /facts': () => ({
      facts: [
        {
          id: 'f-1',
          topic: '日累计限额',
          article: '手机银行转账',
          path: ['限额'],
          now: wording('每日 20 万元'),
          next: wording('每日 10 万元', { say: '下个月起每天最多转 10 万元。' }),
        },
      ],
    }),
  })
})

it('shows what holds beside what comes and from when, the line to say, and where it is written', async () => {
  const { container } = await show(LookUp)
  await fireEvent.update(screen.getByRole('textbox', { name: '查一条规定' }), '限额')

  await screen.findByText('每日 20 万元')
  expect(container.textContent).toMatch(/12 月 1 日起\s*每日 10 万元/)
  screen.getByText('下个月起每天最多转 10 万元。')
  screen.getByText('手机银行转账 · 限额')
  expect(await complaintsOf(container)).toEqual([])
})

it('asks nothing without a word, and says when nothing is found or nothing can be asked', async () => {
  server.routes['GET /facts'] = () => ({ facts: [] })
  await show(LookUp)
  const field = screen.getByRole('textbox')
  await fireEvent.update(field, ' ')
  await fireEvent.submit(field)
  expect(server.asked).toEqual([])
  await fireEvent.update(field, '白金卡')
  await fireEvent.submit(field)
  await screen.findByText('没有找到含这些字的规定')
  server.isDown = true
  await fireEvent.update(field, '白金')
  await fireEvent.submit(field)

  await waitFor(() => screen.getByText('暂时查不到，请按平时的渠道查'))
})
