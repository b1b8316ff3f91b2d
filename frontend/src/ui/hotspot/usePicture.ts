/** The picture of an item, ready to be drawn. */
import { inject, shallowRef, watchEffect } from 'vue'
import { fetchPicture } from '@/api/pictures'
import { PICTURES } from '../lesson/pictures'

export function usePicture(id: () => string) {
  const load = inject(PICTURES, fetchPicture)
  const bitmap = shallowRef<ImageBitmap | null>(null)
  /** It could not be had: there is no network and this seat does not keep it, or it is no picture. */
  const isMissing = shallowRef(false)

  async function bring(wanted: string): Promise<void> {
    bitmap.value = null
    isMissing.value = false
    if (!wanted) return
    try {
      const drawn = await createImageBitmap(await load(wanted))
      if (wanted === id()) bitmap.value = drawn
    } catch {
      if (wanted === id()) isMissing.value = true
    }
  }
  watchEffect(() => void bring(id()))

  return { bitmap, isMissing, retry: () => bring(id()) }
}
