/** Writes `sw.js` beside the pages: the worker, with the files of this build that practising needs. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

const SOURCE = new URL('./sw.js', import.meta.url)
const FIXED = ['/index.html', '/theme.js', '/favicon.svg', '/manifest.webmanifest', '/icons/icon-192.png']
const PRACTISING = /src\/main\.ts$|practice\/(?:Today|Player)Page\.vue$|people\/(?:SignInForm|MePage)\.vue$/

export function worker(): Plugin {
  return {
    name: 'interlude-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = [...FIXED, ...filesToPractise(bundle).map((file) => `/${file}`)].sort()
      const release = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const source = readFileSync(SOURCE, 'utf8')
        .replace("'{release}'", JSON.stringify(release))
        .replace("['{files}']", JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

/** The pages where one practises and leaves the seat, all they load at once, and what they fetch later except other pages. */
function filesToPractise(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  function add(chunk: Rolldown.OutputChunk | undefined, withLater: boolean): void {
    if (!chunk || files.has(chunk.fileName)) return
    files.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const next of chunk.imports) add(named.get(next), withLater)
    if (!withLater) return
    const later = chunk.dynamicImports.map((next) => named.get(next))
    for (const next of later) if (!/Page\.vue$/.test(next?.facadeModuleId ?? '')) add(next, true)
  }
  for (const chunk of chunks) if (chunk.moduleIds.some((id) => PRACTISING.test(id))) add(chunk, true)
  return [...files]
}
