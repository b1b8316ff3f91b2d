/** Light, dark, or as the system is: on the root element, remembered on the seat so that no page flashes. */
import type { Theme } from '@/api/types'

const STORE_KEY = 'interlude-theme'
const prefersDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null
let worn: Theme = 'system'

function paint(): void {
  const isDark = worn === 'dark' || (worn === 'system' && prefersDark?.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

prefersDark?.addEventListener?.('change', paint)

/** Show the pages in this theme from now on. */
export function wear(theme: Theme): void {
  worn = theme
  paint()
  try {
    localStorage.setItem(STORE_KEY, theme)
  } catch {
    // Without storage the next page starts in the system's theme, which is no harm.
  }
}
