import { expect, it } from 'vitest'
import { newId } from './uuid'

it('makes version 4 ids without the functions that plain http lacks', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('makes no id twice', () => {
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000)
})
