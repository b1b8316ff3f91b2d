import { bring } from '@/i18n/t'
import { audience } from '@/i18n/zh/audience'

export const t = bring(audience, async () => (await import('@/i18n/en/audience')).audience)
