import { bring } from '@/i18n/t'
import { operations } from '@/i18n/zh/operations'

export const t = bring(operations, async () => (await import('@/i18n/en/operations')).operations)

export type Key = Parameters<typeof t>[0]
