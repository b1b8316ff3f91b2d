// What the build wrote: files by their source, with everything they load at once.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export const dist = fileURLToPath(new URL('../dist/', import.meta.url))
export const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))

const page = readFileSync(`${dist}index.html`, 'utf8')

/** What the page itself loads. */
export const entry = Object.keys(manifest).find((source) => page.includes(`src="/${manifest[source].file}"`))

/** The entries of the manifest that opening `source` loads: itself and its static imports. */
export function closure(source, seen = new Set()) {
  if (seen.has(source)) return seen
  seen.add(source)
  for (const next of manifest[source].imports ?? []) closure(next, seen)
  return seen
}

/** Files of these entries. */
export function filesOf(entries) {
  const files = new Set()
  for (const entry of entries) {
    files.add(manifest[entry].file)
    for (const css of manifest[entry].css ?? []) files.add(css)
  }
  return files
}

export const gzip = (file) => gzipSync(readFileSync(dist + file), { level: 9 }).length
