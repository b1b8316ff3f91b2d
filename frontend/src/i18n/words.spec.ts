import { afterEach, describe, expect, it } from 'vitest'
import { bring, fill, speak, wordsArrived } from './t'

type Books = Record<string, Record<string, Record<string, string>>>
const zhBooks = Object.values(import.meta.glob('./zh/*.ts', { eager: true }) as Books).flatMap(Object.values)
const enBooks = Object.values(
  import.meta.glob(['./en/*.ts', '!./en/index.ts'], { eager: true }) as Books,
).flatMap(Object.values)
const zh: Record<string, string> = Object.assign({}, ...zhBooks)
const en: Record<string, string> = Object.assign({}, ...enBooks)

const places = (sentence: string): string[] =>
  Array.from(new Set(Array.from(sentence.matchAll(/\{(\w+)/g), (match) => match[1] ?? ''))).sort()

const sources = import.meta.glob<string>(
  ['/src/**/*.vue', '/src/**/*.ts', '!/src/**/*.spec.ts', '!/src/i18n/{zh,en}/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

describe('the words', () => {
  const keys = Object.keys(zh)

  it('are the same set in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('stand in one book each', () => {
    const all = zhBooks.flatMap((book) => Object.keys(book))

    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
  })

  it('take the same values in both languages', () => {
    expect(keys.filter((key) => places(en[key] ?? '').join() !== places(zh[key] ?? '').join())).toEqual([])
  })

  it('raise no voice', () => {
    expect(keys.filter((key) => /[!！]/.test(`${zh[key]}${en[key]}`))).toEqual([])
  })

  it('speak to a colleague, rank nobody and scold nobody', () => {
    const forbidden = /您|排行|名次榜|回答错误|未完成|超时|落后|不合格|证据|保鲜/

    expect(keys.filter((key) => forbidden.test(zh[key] ?? ''))).toEqual([])
  })

  it('are all used somewhere', () => {
    const text = Object.values(sources).join('\n')
    const families = Array.from(text.matchAll(/`([a-z_]+\.)\$\{/g), (match) => match[1] ?? '')
    const isUsed = (key: string): boolean =>
      text.includes(`'${key}'`) || families.some((family) => key.startsWith(family))

    expect(keys.filter((key) => !isUsed(key))).toEqual([])
  })
})

describe('the words of a page', () => {
  const book = { 'spec.hello': '你好，{name}' }
  const english = { 'spec.hello': 'Hello, {name}' }

  afterEach(() => speak('zh-CN'))

  it('come with its code in Chinese', () => {
    const t = bring(book, () => Promise.resolve(english))

    expect(t('spec.hello', { name: '晓雯' })).toBe('你好，晓雯')
    expect(t('dialog.close')).toBe('关闭')
  })

  it('follow when a page is opened in English', async () => {
    await speak('en')
    const t = bring(book, () => Promise.resolve(english))
    await wordsArrived()

    expect(t('spec.hello', { name: 'Ann' })).toBe('Hello, Ann')
  })

  it('are asked for again when they could not be fetched', async () => {
    let tries = 0
    const t = bring({ 'spec.again': '再来' }, () =>
      ++tries === 1 ? Promise.reject(new Error('off line')) : Promise.resolve({ 'spec.again': 'Again' }),
    )

    await expect(speak('en')).rejects.toThrow('off line')
    await speak('en')

    expect(t('spec.again')).toBe('Again')
  })
})

describe('a sentence', () => {
  it('takes its values', () => {
    expect(fill('{n} 条，{span}', { n: 2, span: '约 40 秒' })).toBe('2 条，约 40 秒')
  })

  it.each([
    [1, '1 item'],
    [2, '2 items'],
    [0, '0 items'],
  ])('counts %i', (n, words) => {
    expect(fill('{n} {n|item|items}', { n })).toBe(words)
  })

  it('shows a place that got no value', () => {
    expect(fill('{n} 条', {})).toBe('{n} 条')
  })
})
