import { bring } from '@/i18n/t'
import { people } from '@/i18n/zh/people'

export const t = bring(people, async () => (await import('@/i18n/en/people')).people)

export type Key = Parameters<typeof t>[0]
