import { describe, expect, it } from 'vitest'
import { en } from './en'
import { fill } from './t'
import { zh } from './zh'

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
  const keys = Object.keys(zh) as (keyof typeof zh)[]

  it('are the same set in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('take the same values in both languages', () => {
    expect(keys.filter((key) => places(en[key]).join() !== places(zh[key]).join())).toEqual([])
  })

  it('raise no voice', () => {
    expect(keys.filter((key) => /[!！]/.test(`${zh[key]}${en[key]}`))).toEqual([])
  })

  it('speak to a colleague, rank nobody and scold nobody', () => {
    const forbidden = /您|排行|名次榜|回答错误|未完成|超时|落后|不合格|证据|保鲜/

    expect(keys.filter((key) => forbidden.test(zh[key]))).toEqual([])
  })

  it('are all used somewhere', () => {
    const text = Object.values(sources).join('\n')

    expect(keys.filter((key) => !text.includes(`'${key}'`))).toEqual([])
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
