import { bring } from '@/i18n/t'
import { shortcuts } from '@/i18n/zh/shortcuts'

export const t = bring(shortcuts, async () => (await import('@/i18n/en/shortcuts')).shortcuts)
export type Key = keyof typeof shortcuts
