import { describe, expect, it } from 'vitest'
import tokens from './tokens.css?raw'

const sources = import.meta.glob<string>(['/src/**/*.vue', '/src/**/*.css', '!/src/ui/tokens.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi), ([, name, value]) => [name, value]),
  ) as Record<string, string>
}

const light = colours(tokens.slice(0, tokens.indexOf('[data-theme="dark"]')))
const themes = { light, dark: { ...light, ...colours(tokens.slice(tokens.indexOf('[data-theme="dark"]'))) } }

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Text and the surface it stands on, as the pages use them. */
const pairs = [
  ['ink', 'paper'], ['ink', 'card'], ['ink', 'sunk'], ['ink', 'brand-soft'], ['ink', 'right-soft'], ['ink', 'notyet-soft'],
  ['ink-2', 'paper'], ['ink-2', 'card'], ['ink-2', 'sunk'], ['ink-2', 'right-soft'], ['ink-2', 'notyet-soft'],
  ['ink-2', 'brand-soft'], ['ink-2', 'call-soft'], ['ink-3', 'card'], ['ink-3', 'paper'],
  ['on-brand', 'brand'], ['on-brand', 'brand-press'], ['on-brand', 'right'], ['on-brand', 'notyet'],
  ['brand', 'paper'], ['brand', 'card'], ['brand', 'brand-soft'],
  ['warm-ink', 'warm-soft'], ['right-ink', 'right-soft'], ['right-ink', 'paper'], ['notyet-ink', 'notyet-soft'],
  ['notyet-ink', 'paper'], ['notyet-ink', 'card'], ['call', 'call-soft'],
] as const // prettier-ignore

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
  it.each(pairs)('%s can be read on %s', (ink, surface) => {
    expect(contrast(theme[ink] ?? '', theme[surface] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['card', 'paper'])('the border of a control shows on %s', (surface) => {
    expect(contrast(theme['line-strong'] ?? '', theme[surface] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

it('is the only place that names a colour', () => {
  const named = Object.entries(sources).filter(([, text]) =>
    Array.from(text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, style]) => style)
      .concat(text.startsWith('<') ? [] : [text])
      .some((style) => /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|:\s*(?:white|black|red)\b/i.test(style ?? '')),
  )

  expect(named.map(([path]) => path)).toEqual([])
})
