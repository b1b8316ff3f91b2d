/** The words of rules that change while somebody works. */
import { bring } from '@/i18n/t'
import { flips } from '@/i18n/zh/flips'

export const t = bring(flips, async () => (await import('@/i18n/en/flips')).flips)
