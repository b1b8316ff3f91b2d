/** The words of making an item of a picture. */
import { bring } from '@/i18n/t'
import { hotspotEditor } from '@/i18n/zh/hotspotEditor'

export const t = bring(hotspotEditor, async () => (await import('@/i18n/en/hotspotEditor')).hotspotEditor)
