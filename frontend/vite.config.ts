import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { worker } from './scripts/worker.ts'

// Domestic browsers of banks start at Chromium 86; `npm run floor` checks what the build cannot lower.
const FLOOR = 'chrome86'

/** What the first item needs; the query cache, the editor, notices and the words of other pages come later. */
const BASE =
  /node_modules\/(?!@tanstack)|plugin-vue|src\/(?:api\/(?!queries|flashes|gap|offer|pictures|useOpen|useRead)|app\/(?!Lost|CallDesk|folded|own|shortcut|Shortcut|SignIn)|ui\/(?!Asked|audience|Choices|CountTable|Dialog|flash|hotspot|Markdown|quiet|Ring|ring|Seal|Search|Titled|useTyped|Watermark)|i18n\/(?!en\/|levels|zoned|zh\/(?!pages|practice))|main)|practice\/(?:delivery|flipStrip|outbox|seal|NetStrip|useStart)/

export default defineConfig({
  plugins: [vue(), worker()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  build: {
    target: FLOOR,
    cssTarget: FLOOR,
    manifest: true,
    modulePreload: { polyfill: false },
    // A data: URI would break the content policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Few requests to the first item: what every page needs is one file.
        codeSplitting: {
          groups: [
            { name: 'base', test: BASE, priority: 2 },
            { name: 'reading', test: /@tanstack|src\/api\/queries/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
    setupFiles: ['src/test/setup.ts'],
    isolate: false,
    restoreMocks: true,
    // A machine that builds, tests and serves at once may leave a spec alone for seconds.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // The specs read the tokens.
    css: true,
  },
})
