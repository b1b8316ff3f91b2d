import { bring } from '@/i18n/t'
import { skillEditor } from '@/i18n/zh/skillEditor'

export const t = bring(skillEditor, async () => (await import('@/i18n/en/skillEditor')).skillEditor)

export type Key = Parameters<typeof t>[0]
