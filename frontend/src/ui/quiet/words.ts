/** The words of the keys that ask for quiet. */
import { bring } from '@/i18n/t'
import { quiet } from '@/i18n/zh/quiet'

export const t = bring(quiet, async () => (await import('@/i18n/en/quiet')).quiet)
