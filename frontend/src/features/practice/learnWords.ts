/** The words of the page 我要学. */
import { bring } from '@/i18n/t'
import { learn } from '@/i18n/zh/learn'

export const t = bring(learn, async () => (await import('@/i18n/en/learn')).learn)
