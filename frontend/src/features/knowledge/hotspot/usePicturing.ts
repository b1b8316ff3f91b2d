/** From a file on her device to a picture without names and numbers: nothing leaves the device before it is covered. */
import { computed, ref, shallowRef } from 'vue'
import { sendPicture } from '@/api/pictures'
import { ApiProblem, OFFLINE, asProblem } from '@/api/problem'
import type { Picture } from '@/api/types'
import { freeBox, type Box } from '@/ui/hotspot/boxes'
import { covered } from './masking'

const KINDS = ['image/png', 'image/jpeg', 'image/webp']
/** A screen weighs far less; what is larger is no screen, and may bring the browser down. */
const LARGEST_FILE = 30_000_000

export type Trouble = 'unreadable' | 'large' | 'refused' | 'offline' | 'failed'

export function usePicturing(whenTaken: (picture: Picture) => void) {
  const bitmap = shallowRef<ImageBitmap | null>(null)
  const covers = ref<Box[]>([])
  const chosen = ref(-1)
  const isSending = ref(false)
  const trouble = ref<Trouble | null>(null)
  const reason = ref('')

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    trouble.value = null
    if (file.size > LARGEST_FILE) return void (trouble.value = 'large')
    if (!KINDS.includes(file.type)) return void (trouble.value = 'unreadable')
    try {
      bitmap.value = await createImageBitmap(file)
      covers.value = []
      chosen.value = -1
    } catch {
      trouble.value = 'unreadable'
    }
  }

  function cover(box: Box = freeBox(covers.value)): void {
    covers.value = [...covers.value, box]
    chosen.value = covers.value.length - 1
  }
  const change = (at: number, box: Box): void => {
    covers.value = covers.value.map((each, place) => (place === at ? box : each))
  }
  function uncover(at: number): void {
    covers.value = covers.value.filter((_, place) => place !== at)
    chosen.value = -1
  }

  async function send(): Promise<void> {
    if (!bitmap.value || isSending.value) return
    isSending.value = true
    trouble.value = null
    try {
      const file = await covered(bitmap.value, covers.value).catch(() => null)
      if (!file) return void (trouble.value = 'large')
      whenTaken(await sendPicture(file))
      drop()
    } catch (thrown) {
      const problem = asProblem(thrown)
      trouble.value = troubleOf(problem)
      reason.value = problem.message
    } finally {
      isSending.value = false
    }
  }

  /** Begin anew with another file. */
  function drop(): void {
    bitmap.value = null
    covers.value = []
    trouble.value = null
  }

  const boxes = computed(() =>
    covers.value.map((box, at) => ({ ...box, name: String(at + 1), look: 'cover' as const })),
  )
  return {
    bitmap,
    covers,
    boxes,
    chosen,
    isSending,
    trouble,
    reason,
    take,
    cover,
    change,
    uncover,
    send,
    drop,
  }
}

function troubleOf({ code, status }: ApiProblem): Trouble {
  if (code === OFFLINE) return 'offline'
  if (status === 413) return 'large'
  return status === 422 || status === 400 ? 'refused' : 'failed'
}
