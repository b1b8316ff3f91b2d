/** The words of the end of a sitting. */
import { bring } from '@/i18n/t'
import { ending } from '@/i18n/zh/ending'

export const t = bring(ending, async () => (await import('@/i18n/en/ending')).ending)
