/** Words of the pages: `t(key, values)`. Chinese is always here, English is fetched when someone reads it. */
import { computed, ref, shallowRef } from 'vue'
import type { Language } from '@/api/types'
import { zh } from './zh'

export type Words = typeof zh
export type Key = keyof Words
type Values = Record<string, string | number>

const words = shallowRef<Record<Key, string>>(zh)
const current = ref<Language>('zh-CN')

/** The language the pages are shown in. */
export const language = computed(() => current.value)

/** Show the pages in another language; resolves when its words are here. */
export async function speak(next: Language): Promise<void> {
  words.value = next === 'en' ? (await import('./en')).en : zh
  current.value = next
  document.documentElement.lang = next
}

/**
 * Give the sentence for `key`. `{name}` takes a value; `{count|item|items}` takes the first form for one
 * and the second for any other number.
 */
export function t(key: Key, values: Values = {}): string {
  return fill(words.value[key], values)
}

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
