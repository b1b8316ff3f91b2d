/** The words of signing in; apart from the other words of accounts, because every page may ask again. */
import { bring } from '@/i18n/t'
import { signIn } from '@/i18n/zh/signIn'

export const t = bring(signIn, async () => (await import('@/i18n/en/signIn')).signIn)
export type Key = Parameters<typeof t>[0]
