/** The words of the page about offers between calls. */
import { bring } from '@/i18n/t'
import { offers } from '@/i18n/zh/offers'

export const t = bring(offers, async () => (await import('@/i18n/en/offers')).offers)
