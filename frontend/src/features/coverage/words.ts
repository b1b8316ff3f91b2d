import { bring } from '@/i18n/t'
import { coverage } from '@/i18n/zh/coverage'

export const t = bring(coverage, async () => (await import('@/i18n/en/coverage')).coverage)

export type Key = Parameters<typeof t>[0]
