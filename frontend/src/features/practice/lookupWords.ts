import { bring } from '@/i18n/t'
import { lookup } from '@/i18n/zh/lookup'

export const t = bring(lookup, async () => (await import('@/i18n/en/lookup')).lookup)
