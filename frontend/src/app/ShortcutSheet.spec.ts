import { fireEvent, screen } from '@testing-library/vue'
import { beforeEach, expect, it } from 'vitest'
import { complaintsOf, show } from '@/test/screen'
import { keyName } from '@/ui/keys'
import { keepKeys } from './ownKeys'
import ShortcutSheet from './ShortcutSheet.vue'

beforeEach(() => keepKeys({}))

it('puts a key where she presses it, and refuses one that is taken', async () => {
  await show(ShortcutSheet)
  const more = screen.getByRole('button', { name: '更换按键：再练一条' })

  await fireEvent.click(more)
  await fireEvent.keyDown(more, { code: 'KeyA', key: 'a' })
  expect(screen.getByRole('alert').textContent).toContain('这个键已有用处')
  await fireEvent.keyDown(more, { code: 'KeyM', key: 'm' })

  expect(keyName('KeyN')).toBe('M')
  expect(more.textContent.trim()).toBe('M')
})

it('switches all single keys off and on again', async () => {
  await show(ShortcutSheet)

  await fireEvent.click(screen.getByRole('button', { name: '关闭全部单键' }))
  expect(keyName('Digit1')).toBe('')
  await fireEvent.click(screen.getByRole('button', { name: '打开单键' }))

  expect(keyName('Digit1')).toBe('1')
})

it('gives axe nothing to complain about', async () => {
  const { container } = await show(ShortcutSheet)

  expect(await complaintsOf(container)).toEqual([])
})
