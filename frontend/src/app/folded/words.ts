/** The words of the folded panel. */
import { bring } from '@/i18n/t'
import { folding } from '@/i18n/zh/folding'

export const t = bring(folding, async () => (await import('@/i18n/en/folding')).folding)
