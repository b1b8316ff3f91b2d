/** The words of counts by skill and level. */
import { bring } from '@/i18n/t'
import { counts } from '@/i18n/zh/counts'

export const t = bring(counts, async () => (await import('@/i18n/en/counts')).counts)
