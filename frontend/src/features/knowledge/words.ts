import { bring } from '@/i18n/t'
import { knowledge } from '@/i18n/zh/knowledge'

export const t = bring(knowledge, async () => (await import('@/i18n/en/knowledge')).knowledge)

export type Key = Parameters<typeof t>[0]
