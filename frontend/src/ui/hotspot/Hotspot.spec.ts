import { fireEvent, render, screen } from '@testing-library/vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import type { Answer, Item } from '@/api/types'
import { anItem } from '@/test/builders'
import { complaintsOf } from '@/test/screen'
import { onKeyDown } from '../keys'
import { NO_ANSWER } from '../lesson/answering'
import ItemBody from '../lesson/ItemBody.vue'
import { PICTURES } from '../lesson/pictures'

const area = (left: number, top: number) => ({ left, top, width: 20, height: 20 })
const aHotspot = (part: Partial<Item> = {}): Item =>
  anItem({
    kind: 'hotspot',
    prompt: '客户要临时锁卡，点哪里？',
    options: [
      { index: 1, text: '状态', area: area(40, 0) },
      { index: 2, text: '永久注销', area: area(0, 60) },
      { index: 0, text: '卡片管理', area: area(0, 0) },
    ],
    picture: { id: 'f'.repeat(64), address: '', alt: '卡管系统客户页', width: 400, height: 200 },
    release: '卡管系统 5.2',
    ...part,
  })

let clock = 0
const load = vi.fn()
const given = shallowRef<Answer>(NO_ANSWER)

/** The item as it is met, with what is answered going round as in a sitting. */
async function meet(item = aHotspot(), correct: number[] | null = null) {
  const verdict = correct && { verdict: 'right' as const, correct, answer: [] }
  const shown = render(
    defineComponent(
      () => () =>
        h(ItemBody, { item, answer: given.value, verdict, onAnswer: (next: Answer) => (given.value = next) }),
    ),
    { global: { provide: { [PICTURES as symbol]: load } } },
  )
  await screen.findByText('卡管系统 5.2')
  await nextTick()
  return shown
}
async function point(x: number, y: number): Promise<void> {
  const picture = screen.getByRole('img')
  picture.getBoundingClientRect = () => ({ left: 0, top: 0, width: 400, height: 200 }) as DOMRect
  const at = { clientX: 4 * x, clientY: 2 * y, button: 0 }
  await fireEvent(picture, new PointerEvent('pointerdown', { ...at, bubbles: true }))
  await fireEvent(picture, new PointerEvent('pointerup', { ...at, bubbles: true }))
}
async function key(code: string): Promise<void> {
  clock += 1_000
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true }))
  await nextTick()
}

beforeEach(() => {
  given.value = NO_ANSWER
  load.mockResolvedValue(new Blob())
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 200 }))
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  document.addEventListener('keydown', onKeyDown, { capture: true })
})
afterEach(() => document.removeEventListener('keydown', onKeyDown, { capture: true }))

describe('a picture to click on', () => {
  it('takes every click in its order, numbers it there, and counts those beside all areas', async () => {
    const { container } = await meet()
    await point(10, 10)
    await point(95, 95)
    await point(50, 10)

    expect([given.value.order, given.value.misses]).toEqual([[0, 1], 1])
    expect(Array.from(container.querySelectorAll('.mark text'), (mark) => mark.textContent)).toEqual([
      '2',
      '1',
    ])
    expect(await complaintsOf(container)).toEqual([])
  })

  it('takes the last click back, by key as well', async () => {
    await meet()
    await point(10, 10)
    await point(50, 10)
    await key('Backspace')
    await fireEvent.click(screen.getByRole('button', { name: '撤回上一下' }))

    expect(given.value.order).toBeNull()
  })

  it('brings near first what would be too small to press', async () => {
    const options = aHotspot().options.map((option) => ({ ...option, area: { ...area(0, 0), height: 2 } }))
    await meet(aHotspot({ options }))
    await point(10, 1)
    expect(given.value).toEqual(NO_ANSWER)
    await point(10, 1)

    expect(given.value.order).toEqual([1])
    expect(screen.getByRole('button', { name: '看全图' })).toBeTruthy()
  })

  it('shows the way and tells what was needless, and takes no click any more', async () => {
    given.value = { ...NO_ANSWER, order: [0, 0, 1], misses: 1 }
    const { container } = await meet(aHotspot(), [0, 1])
    await point(10, 70)

    expect(screen.getByText('正确顺序：卡片管理 → 状态')).toBeTruthy()
    expect(screen.getByText('多点了 2 下，不影响判定。')).toBeTruthy()
    expect(container.querySelector('polyline')?.getAttribute('points')).toBe('40,20 200,20')
    expect(given.value.order).toEqual([0, 0, 1])
  })
})

describe('the list in its stead', () => {
  it('puts the names in order by number keys, and gives back what is pressed again', async () => {
    const { container } = await meet()
    await fireEvent.click(screen.getByRole('radio', { name: '从列表选' }))
    await key('Digit3')
    await key('Digit1')
    await key('Digit2')
    await key('Digit2')

    expect(given.value.order).toEqual([0, 1])
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /卡片管理.*第 1 步/ }).checked).toBe(true)
    expect(await complaintsOf(container)).toEqual([])
    await fireEvent.click(screen.getByRole('radio', { name: '在图上点' }))
  })

  it('stands in where the picture did not come, until it does', async () => {
    load.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await meet()
    await screen.findByText(/图片没取到/)
    expect(screen.getAllByRole('checkbox')).toHaveLength(3)

    await fireEvent.click(screen.getByRole('button', { name: '再取一次' }))

    expect(await screen.findByRole('img', { name: '卡管系统客户页' })).toBeTruthy()
  })
})
