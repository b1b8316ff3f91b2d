/** The words of what stands beside the first suggestion of Today. */
import { bring } from '@/i18n/t'
import { today } from '@/i18n/zh/today'

export const t = bring(today, async () => (await import('@/i18n/en/today')).today)
