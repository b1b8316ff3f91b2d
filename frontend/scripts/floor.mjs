// Looks in the build for anything younger than Chromium 86 that the compiler does not lower.
import { readFileSync } from 'node:fs'
import { closure, dist, entry, filesOf, manifest } from './bundle.mjs'

/** What a page may not rely on, with the Chromium that brought it. */
const SCRIPT = [
  ['crypto.randomUUID', 92, /\brandomUUID\b/],
  ['crypto.subtle (missing on plain http)', 0, /crypto\.subtle/],
  ['navigator.locks (missing on plain http)', 0, /navigator\.locks/],
  ['structuredClone', 98, /\bstructuredClone\s*\(/],
  ['Array.at', 92, /\.at\(-?\d+\)/],
  ['Object.hasOwn', 93, /Object\.hasOwn\b/],
  ['findLast', 97, /\.findLast(?:Index)?\(/],
  ['toSorted and kin', 110, /\.to(?:Sorted|Reversed|Spliced)\(/],
  ['Object.groupBy', 117, /\b(?:Object|Map)\.groupBy\b/],
  ['Promise.withResolvers', 119, /Promise\.withResolvers\b/],
  ['AbortSignal.timeout', 103, /AbortSignal\.timeout\b/],
  ['AbortSignal.any', 116, /AbortSignal\.any\b/],
  ['Intl.Segmenter', 87, /Intl\.Segmenter\b/],
  ['inert', 102, /\.inert\s*=|\binert:/],
  ['popover', 114, /\bshowPopover\b|\bpopovertarget\b/],
  ['requestIdleCallback options aside, scheduler', 94, /\bscheduler\.(?:postTask|yield)\b/],
  ['view transitions', 111, /startViewTransition\b/],
  ['class static block', 94, /\bstatic\s*\{/],
  ['#private in', 91, /#\w+ in \w/],
  ['regular expression flag v', 112, /\/[a-z]*v[a-z]*\.(?:test|exec)\(/],
  ['top-level await', 89, /^\s*await /m],
]
const STYLE = [
  [':has()', 105, /:has\(/],
  [':is()', 88, /:is\(/],
  [':where()', 88, /:where\(/],
  ['container queries', 105, /@container|container-type/],
  ['color-mix()', 111, /color-mix\(/],
  ['@layer', 99, /@layer/],
  ['nesting', 112, /\{[^{}]*&/],
  ['aspect-ratio', 88, /aspect-ratio\s*:/],
  ['inset', 87, /[;{]inset(?:-\w+)*\s*:/],
  ['two-value logical margins and paddings', 87, /(?:margin|padding)-(?:inline|block)\s*:/],
  ['range media queries', 104, /@media[^{]*[<>]=?/],
  ['oklch, lab', 111, /\b(?:oklch|oklab|lch|lab)\(/],
  ['individual transforms', 104, /[;{](?:translate|rotate|scale)\s*:/],
]
/** Young names that are guarded where they stand: libraries ask first, or only pass a call on. */
const GUARDED = [
  /[`'"]subtle[`'"]\s*in crypto\s*\?\s*crypto\.subtle/g,
  /[`'"]locks[`'"]\s*in navigator\s*\?\s*navigator\.locks/g,
  /[`'"]startViewTransition[`'"]\s*in document\s*&&\s*document\.startViewTransition/g,
  /to(?:Reversed|Sorted|Spliced)\([^)]*\)\{return \w+\(this\)\.to(?:Reversed|Sorted|Spliced)\(/g,
]
/** Declarations that older browsers drop without harm, because what stands before them still holds. */
const HARMLESS = [[/height:100dvh/, /height:100vh/]]

const pages = [entry, ...Object.keys(manifest).filter((source) => manifest[source].isDynamicEntry)]
const files = new Set(pages.flatMap((source) => [...filesOf(closure(source))]))
const faults = []

for (const file of files) {
  const text = GUARDED.reduce((left, guarded) => left.replace(guarded, ''), readFileSync(dist + file, 'utf8'))
  for (const [what, since, sign] of file.endsWith('.css') ? STYLE : SCRIPT) {
    const found = text.match(sign)
    if (found)
      faults.push(
        `${file}: ${what}${since ? ` (Chromium ${since})` : ''}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`,
      )
  }
  for (const [young, old] of HARMLESS)
    if (young.test(text) && !old.test(text)) faults.push(`${file}: ${young} has no older form before it`)
}

for (const fault of faults) console.log(fault)
console.log(
  faults.length === 0 ? `ok: ${files.size} files stay on the floor` : `${faults.length} below the floor`,
)
if (faults.length > 0) process.exit(1)
