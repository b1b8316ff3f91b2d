import { bring } from '@/i18n/t'
import { skills } from '@/i18n/zh/skills'

export const t = bring(skills, async () => (await import('@/i18n/en/skills')).skills)

export type Key = Parameters<typeof t>[0]
