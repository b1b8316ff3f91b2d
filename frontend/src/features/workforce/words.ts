import { bring } from '@/i18n/t'
import { workforce } from '@/i18n/zh/workforce'

export const t = bring(workforce, async () => (await import('@/i18n/en/workforce')).workforce)

export type Key = Parameters<typeof t>[0]
