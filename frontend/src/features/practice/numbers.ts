/** Reading a number as somebody types it between two calls: 50,000 or 5万 or ５００００. */

const SCALES: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }
const CURRENCY = /^(?:人民币|rmb|cny|¥|约)+|(?:块钱|块|人民币|rmb|cny)$/g

/**
 * Give the number in the unit's base (元 for 万元); null when this device cannot tell.
 *
 * A bare number counts in the unit; with its own 万 or 亿, or the base unit behind it, it stands for itself.
 * Numbers in words (五万) are left to the server.
 */
export function readNumber(text: string, unit = ''): number | null {
  const typed = tidy(text)
  const whole = tidy(unit)
  const scale = SCALES[whole.charAt(0)] ?? 1
  const base = scale === 1 ? whole : whole.slice(1)
  if (whole && typed.endsWith(whole)) {
    const bare = typed.slice(0, -whole.length)
    if (isBare(bare)) return times(value(bare), scale)
  }
  if (base && typed.endsWith(base)) return value(typed.slice(0, -base.length))
  return isBare(typed) ? times(value(typed), scale) : value(typed)
}

const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，_']/g, '')
    .replace(CURRENCY, '')

const isBare = (text: string): boolean => !/[万亿]/.test(text)

const times = (number: number | null, scale: number): number | null =>
  number === null ? null : round(number * scale)

/** 0.1 * 3 is three tenths, not a little more. */
const round = (number: number): number => Number(number.toPrecision(15))

function value(text: string): number | null {
  const match = text.match(/^([+-]?\d+(?:\.\d+)?)([万亿]?)$/)
  return match ? round(Number(match[1]) * (SCALES[match[2] ?? ''] ?? 1)) : null
}
