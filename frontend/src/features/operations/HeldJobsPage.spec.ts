import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '@/api/queries'
import type { HeldJob } from '@/api/types'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import HeldJobsPage from './HeldJobsPage.vue'

const aJob = (part: Partial<HeldJob> = {}): HeldJob => ({
  id: 7,
  name: 'follow_attempts',
  since: '2026-11-21T12:00:00Z',
  tries: 3,
  why: 'ZeroDivisionError: division by zero',
  ...part,
})
let jobs: HeldJob[]
let server: FakeServer

beforeEach(() => {
  queries.clear()
  jobs = [aJob()]
  const settle = () => ((jobs = []), null)
  server = fakeServer({
    'GET /held-jobs': () => ({ jobs }),
    'POST /held-jobs/7/retry': settle,
    'DELETE /held-jobs/7': settle,
  })
})

const press = async (name: string): Promise<void> =>
  void (await fireEvent.click(await screen.findByRole('button', { name })))

it('says what is held, since when, how often it was tried and why', async () => {
  await show(HeldJobsPage)

  expect(await screen.findByText('作答之后的计算')).toBeTruthy()
  expect(screen.getByText(/11 月 21 日 20:00 起搁置 · 试过 3 次/)).toBeTruthy()
  expect(screen.getByText('ZeroDivisionError: division by zero')).toBeTruthy()
})

it.each([
  ['重试', 'POST /held-jobs/7/retry'],
  ['放弃', 'DELETE /held-jobs/7'],
])('%s settles it and reads the list again', async (name, route) => {
  await show(HeldJobsPage)

  await press(name)

  expect(await screen.findByText('没有搁置的任务')).toBeTruthy()
  expect([server.bodies('GET /held-jobs').length, server.bodies(route).length]).toEqual([2, 1])
})

it('says when somebody else was sooner, and shows what is left', async () => {
  server.routes['POST /held-jobs/7/retry'] = () => ((jobs = []), new Refusal(404, 'job-not-held'))
  await show(HeldJobsPage)

  await press('重试')

  expect((await screen.findByRole('alert')).textContent).toContain('已经不在了')
  await waitFor(() => expect(screen.getByText('没有搁置的任务')).toBeTruthy())
})

it('shows a job that has no name of ours as it is called', async () => {
  jobs = [aJob({ name: 'new_job', why: '' })]
  await show(HeldJobsPage)

  expect(await screen.findByText('new_job')).toBeTruthy()
  expect(screen.getByText('没有留下原因')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(HeldJobsPage)
  await screen.findByText('作答之后的计算')

  expect(await complaintsOf(container)).toEqual([])
})
