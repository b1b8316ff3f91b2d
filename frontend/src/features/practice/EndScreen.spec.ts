import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { aToday, anOutcome } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import EndScreen from './EndScreen.vue'

const open = (props: object) =>
  show(EndScreen, { props: { outcome: anOutcome(), next: null, isLater: false, ...props } })

it('names one thing she can do now, before any number', async () => {
  await open({})

  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('你能说准新的单日限额。')
})

it('says how the skill moved', async () => {
  await open({})

  expect(screen.getByText('转账限额：练习中 → 会用')).toBeTruthy()
})

it('shows a level that stayed as it is', async () => {
  const level = { level: 'solid', arcs: 3, stale: false } as const
  await open({ outcome: anOutcome({ before: level, after: level }) })

  expect(screen.getByText('转账限额：会用')).toBeTruthy()
})

it('counts nothing of what nobody has taught her yet', async () => {
  await open({ isPlacement: true })

  expect(screen.getByRole('heading', { level: 1 }).textContent?.trim()).toBe('这几题记下了，就从这里学起')
  expect(screen.queryByText(/一次答对/)).toBeNull()
})

it('shows a new badge', async () => {
  await open({
    outcome: anOutcome({ awards: [{ slug: 'limits', name: '限额说得准', claim: '隔日仍记得' }] }),
  })

  expect(screen.getByText('新徽章：限额说得准')).toBeTruthy()
})

it('offers one more only where there is one', async () => {
  await open({ next: aToday().next })
  expect(screen.getByRole('button', { name: /再练一条，约 40 秒/ })).toBeTruthy()
})

it('says what is safe while the network is down', async () => {
  await open({ outcome: null, isLater: true })

  expect(screen.getByText('练完了，已存在本机')).toBeTruthy()
})

it('gives axe nothing to complain about', async () => {
  const { container } = await open({ next: aToday().next })

  expect(await complaintsOf(container)).toEqual([])
})
