/** The words of the page of all that is asked of me. */
import { bring } from '@/i18n/t'
import { asked } from '@/i18n/zh/asked'

export const t = bring(asked, async () => (await import('@/i18n/en/asked')).asked)
