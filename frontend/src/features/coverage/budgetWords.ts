/** The words of the learning budget. */
import { bring } from '@/i18n/t'
import { budget } from '@/i18n/zh/budget'

export const t = bring(budget, async () => (await import('@/i18n/en/budget')).budget)
