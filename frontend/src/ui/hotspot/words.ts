/** The words of clicking on a picture. */
import { bring } from '@/i18n/t'
import { hotspot } from '@/i18n/zh/hotspot'

export const t = bring(hotspot, async () => (await import('@/i18n/en/hotspot')).hotspot)
