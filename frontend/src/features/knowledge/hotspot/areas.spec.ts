import { describe, expect, it } from 'vitest'
import { anOption, type Typed } from '../itemFields'
import { areasOf, changed, clashing, isWhole, put, withArea } from './areas'

const at = (left: number) => ({ left, top: 0, width: 10, height: 10 })
const step = (text: string, left: number) => ({ ...anOption(text), correct: true, area: at(left) })
const wrong = { ...step('永久注销', 60), correct: false }
const three = [step('卡片管理', 0), step('状态', 20), wrong]
const names = (areas: readonly { text: string }[]) => areas.map(({ text }) => text)

describe('areas', () => {
  it('keep what leads astray behind the steps', () => {
    expect(names(withArea(three, at(40)))).toEqual(['卡片管理', '状态', '', '永久注销'])
    expect(names(changed(three, 0, { correct: false }))).toEqual(['状态', '永久注销', '卡片管理'])
    expect(names(changed(three, 2, { correct: true }))).toEqual(['卡片管理', '状态', '永久注销'])
  })

  it('change places among steps alone', () => {
    expect(names(put(three, 1, 0))).toEqual(['状态', '卡片管理', '永久注销'])
    expect(names(put(three, 0, 2))).toEqual(names(three))
  })

  it('that lie on each other are told both', () => {
    expect(clashing(three)).toEqual([])
    expect(clashing(changed(three, 1, { area: at(9) }))).toEqual([0, 1])
  })
})

describe('an item of a picture', () => {
  const whole: Typed = {
    prompt: '点哪里？',
    options: three,
    answer: [],
    unit: '',
    explanation: '',
    picture: { id: 'f', alt: '客户页' },
    release: '卡管系统 5.2',
  }

  it.each<[string, Partial<Typed>, boolean]>([
    ['with all it needs', {}, true],
    ['without a picture', { picture: null }, false],
    ['without words for who does not see it', { picture: { id: 'f', alt: ' ' } }, false],
    ['of no release', { release: '' }, false],
    ['with one area', { options: [three[0]!] }, false],
    ['with nothing to click', { options: [wrong, { ...wrong, area: at(80) }] }, false],
    ['with an area of no name', { options: withArea(three, at(40)) }, false],
  ])('%s can be written down or not', (_, part, can) => {
    expect(isWhole({ ...whole, ...part })).toBe(can)
    expect(areasOf(whole)).toHaveLength(3)
  })
})
