/**
 * Judging an answer on the device, with the key that came with the item, so that feedback needs no network.
 *
 * The server judges again on arrival and its verdict counts; these rules only have to agree with it.
 */
import type { Answer, Item, Key, Verdict } from '@/api/types'
import { needless } from '@/ui/lesson/answering'
import { readNumber } from './numbers'

/** Give the key that held at `now` (milliseconds since 1970); null when the rule had no validity then. */
export function keyAt(keys: readonly Key[], now: number): Key | null {
  const holds = (key: Key): boolean =>
    (key.valid_from === null || Date.parse(key.valid_from) <= now) &&
    (key.valid_to === null || now < Date.parse(key.valid_to))
  return keys.find(holds) ?? null
}

/** Judge one answer against the key that holds at `now`; null when only the server can tell. */
export function judge(item: Item, answer: Answer, now: number): Omit<Verdict, 'client_event_id'> | null {
  const key = item.keyed_on === 'device' && item.key ? keyAt(item.key, now) : null
  if (!key) return null
  const isRight = answer.unsure ? false : agrees(item, answer, key)
  if (isRight === null) return null
  const verdict = answer.unsure ? 'unsure' : isRight ? 'right' : 'wrong'
  const { correct, answer: accepted, explanation_html, whys, compare } = key
  return {
    verdict,
    at: new Date(now).toISOString(),
    needless: needless(answer),
    correct,
    answer: accepted,
    explanation_html,
    whys,
    compare,
    repeated: false,
  }
}

/** Null when this device cannot read the answer: numbers in words are the server's. */
function agrees(item: Item, answer: Answer, key: Key): boolean | null {
  // On a picture one may click again on what was clicked: that is needless, and no mistake.
  if (answer.order) return sameList(Array.from(new Set(answer.order)), key.correct)
  if (answer.chosen) return sameList(sorted(answer.chosen), sorted(key.correct))
  const given = answer.text ?? ''
  if (item.kind !== 'numeric')
    return key.answer.some((accepted) => sameText(given, accepted)) || maybeInWords(given)
  const number = readNumber(given, item.unit)
  return number === null ? null : key.answer.some((accepted) => readNumber(accepted, item.unit) === number)
}

const sorted = (list: readonly number[]): number[] => Array.from(list).sort((a, b) => a - b)

const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

/** Width, case, spaces and stops make no difference; neither does how one number is written. */
function sameText(given: string, accepted: string): boolean {
  if (folded(given) === folded(accepted)) return true
  const number = readNumber(accepted)
  return number !== null && readNumber(given) === number
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[,，](?=\d)|(?!\.\d)[^\p{L}\p{N}\p{M}%+-]/gu, '')

/** "五万" may equal "50000": only the server reads numbers in words. */
const maybeInWords = (text: string): false | null =>
  /[零〇一二两三四五六七八九十百千廿]/.test(text) ? null : false
