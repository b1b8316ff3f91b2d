import { describe, expect, it } from 'vitest'
import { fromField, toField, tomorrow } from './zoned'

describe('times on the bank’s clock', () => {
  it.each([
    ['2026-12-01T00:00', 'Asia/Shanghai', '2026-11-30T16:00:00.000Z'],
    ['2026-12-01T00:00', 'UTC', '2026-12-01T00:00:00.000Z'],
    ['2026-07-01T08:30', 'America/New_York', '2026-07-01T12:30:00.000Z'],
    ['2026-01-01T08:30', 'America/New_York', '2026-01-01T13:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (field, zone, moment) => {
    expect(fromField(field, zone)).toBe(moment)
    expect(toField(moment, zone)).toBe(field)
  })

  it('start tomorrow at midnight, wherever the seat stands', () => {
    expect(tomorrow(Date.parse('2026-11-21T20:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23T00:00')
  })
})
