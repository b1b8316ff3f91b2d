import { bring } from '@/i18n/t'
import { flash } from '@/i18n/zh/flash'

export const t = bring(flash, async () => (await import('@/i18n/en/flash')).flash)
