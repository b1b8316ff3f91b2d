import { expect, it } from 'vitest'
import { readNumber } from './numbers'

it.each([
  ['50,000', '元', 50_000],
  ['５００００', '元', 50_000],
  ['5万', '元', 50_000],
  ['5万元', '元', 50_000],
  ['5', '万元', 50_000],
  ['50000元', '万元', 50_000],
  ['5 万元', '万元', 50_000],
  ['约3', '个工作日', 3],
  ['3个工作日', '个工作日', 3],
  ['0.3', '%', 0.3],
  ['0.07万', '元', 700],
  ['五万', '元', null],
  ['3-5', '天', null],
  ['', '元', null],
])('reads %s with unit %s as %s', (text, unit, number) => {
  expect(readNumber(text, unit)).toBe(number)
})
