/** The words of the page between calls. */
import { bring } from '@/i18n/t'
import { gap } from '@/i18n/zh/gap'

export const t = bring(gap, async () => (await import('@/i18n/en/gap')).gap)
