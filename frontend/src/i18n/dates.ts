/** Days, times and spans as people of the bank write them, in the bank's time zone. */
import { session } from '@/api/session'
import { language, t } from './t'

/** The zone by whose clock the bank's rules take effect. */
export const bankZone = (): string => session.value?.bank.time_zone ?? 'Asia/Shanghai'

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/** The clock's hands in a time zone, as numbers. */
export function parts(iso: string | number, timeZone: string = bankZone()): Record<Part, number> {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const found = format.formatToParts(new Date(iso)).map(({ type, value }) => [type, Number(value)])
  return Object.fromEntries(found) as Record<Part, number>
}

const monthName = (iso: string | number): string =>
  new Intl.DateTimeFormat(language.value, { timeZone: bankZone(), month: 'short' }).format(new Date(iso))

const two = (value: number): string => String(value).padStart(2, '0')

/** "9 月 1 日", "1 Sep"; with the year where it is not this one. */
export function day(iso: string, now: number = Date.now()): string {
  const at = parts(iso)
  const values = { year: at.year, month: language.value === 'en' ? monthName(iso) : at.month, day: at.day }
  return at.year === parts(now).year ? t('date.day', values) : t('date.day_year', values)
}

/** "9 月 1 日 08:30". */
export function moment(iso: string, now: number = Date.now()): string {
  const at = parts(iso)
  return `${day(iso, now)} ${two(at.hour)}:${two(at.minute)}`
}

/** Day alone when something starts at midnight, day and time otherwise. */
export function start(iso: string): string {
  const at = parts(iso)
  return at.hour === 0 && at.minute === 0 ? day(iso) : moment(iso)
}

/** The day that ends at this moment: what is due at midnight is due by the day before. */
export const lastDay = (iso: string): string => day(new Date(Date.parse(iso) - 1).toISOString())

/** A plain calendar date without a time ("2026-12-03"), which no time zone may move. */
export function calendarDay(date: string): string {
  return day(`${date}T12:00:00Z`)
}

/** "约 40 秒", "about 3 min": never more exact than it is known. */
export function span(seconds: number): string {
  if (seconds < 100) return t('span.seconds', { n: Math.max(10, Math.round(seconds / 10) * 10) })
  return t('span.minutes', { n: Math.round(seconds / 60) })
}

/** Whole minutes for what was practised today. */
export const minutes = (seconds: number): number => Math.round(seconds / 60)
