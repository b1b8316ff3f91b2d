import { describe, expect, it } from 'vitest'
import { homeFor, placesFor } from './places'

describe('where someone starts', () => {
  it.each([
    [['agent'], '/'],
    [['lead'], '/updates'],
    [['lead', 'agent'], '/'],
    [['owner'], '/articles'],
    [['admin'], '/accounts'],
    [['compliance'], '/disclosures'],
    [[], '/me'],
  ] as const)('%s', (roles, path) => {
    expect(homeFor(roles)).toBe(path)
  })
})

it('shows an agent nothing of the office', () => {
  expect(placesFor(['agent']).map(({ path }) => path)).toEqual(['/', '/skills', '/learn', '/badges'])
})
