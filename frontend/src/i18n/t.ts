/**
 * Words of the pages: `t(key, values)`. What the first item shows is here in Chinese; a feature brings its
 * own words with `bring`, and English is fetched when someone reads it.
 */
import { computed, ref, reactive } from 'vue'
import type { Language } from '@/api/types'
import { pages } from './zh/pages'
import { practice } from './zh/practice'

type Book<K extends string> = Readonly<Record<K, string>>
type Values = Record<string, string | number>
export type Key = keyof typeof pages | keyof typeof practice

const chinese: Record<string, string> = {}
const english = reactive<Record<string, string>>({})
const fetchers = new Set<() => Promise<void>>()
const current = ref<Language>('zh-CN')

/** The language the pages are shown in. */
export const language = computed(() => current.value)

/**
 * Add the words of a feature and give it its `t`, which knows them beside those that every page has.
 * A page that is being opened waits for the English ones by `wordsArrived`.
 */
export function bring<Own extends string>(zh: Book<Own>, fetchEnglish: () => Promise<Book<Own>>) {
  Object.assign(chinese, zh)
  fetchers.add(async () => void Object.assign(english, await fetchEnglish()))
  return (key: Own | Key, values: Values = {}): string => fill(say(key), values)
}

/**
 * Give the sentence for `key`. `{name}` takes a value; `{count|item|items}` takes the first form for one
 * and the second for any other number.
 */
export const t = bring<Key>({ ...pages, ...practice }, async () => (await import('./en')).en)

/** Resolves when all words brought so far are here in the language that is shown. */
export async function wordsArrived(shown: Language = current.value): Promise<void> {
  if (shown !== 'en') return
  await Promise.all(
    Array.from(fetchers, async (fetchWords) => {
      await fetchWords()
      fetchers.delete(fetchWords)
    }),
  )
}

/** Show the pages in another language; resolves when its words are here. */
export async function speak(next: Language): Promise<void> {
  await wordsArrived(next)
  current.value = next
  document.documentElement.lang = next
}

const say = (key: string): string =>
  (current.value === 'en' ? english[key] : undefined) ?? chinese[key] ?? key

/** Put values into a sentence; a place without a value stays visible, because silence would hide the slip. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (place, name: string, one?: string, many?: string) => {
      const value = values[name]
      if (value === undefined) return place
      if (one === undefined || many === undefined) return String(value)
      return Number(value) === 1 ? one : many
    },
  )
}
