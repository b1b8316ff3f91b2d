import { bring } from '@/i18n/t'
import { picking } from '@/i18n/zh/picking'

export const t = bring(picking, async () => (await import('@/i18n/en/picking')).picking)
