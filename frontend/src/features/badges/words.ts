import { bring } from '@/i18n/t'
import { badges } from '@/i18n/zh/badges'

export const t = bring(badges, async () => (await import('@/i18n/en/badges')).badges)

export type Key = Parameters<typeof t>[0]
