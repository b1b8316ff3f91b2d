/** Pictures of items on this seat, sealed like all that is kept here: what can be practised without network can be seen. */
import { fetchPicture } from '@/api/pictures'
import type { Sitting } from '@/api/types'
import { outbox } from './delivery'

const nameOf = (id: string): string => `picture/${id}`

/** The picture from this seat, or from the server, which is kept for the next time. */
export async function pictureHere(id: string): Promise<Blob> {
  const store = await outbox()
  const kept = await store.kept<string>(nameOf(id)).catch(() => null)
  if (kept !== null) return asBlob(kept)
  const picture = await fetchPicture(id)
  // A seat that is full still shows it.
  await store.keep(nameOf(id), await asText(picture)).catch(() => {})
  return picture
}

/** Fetch what these sittings show; one that does not come leaves the names of its areas to choose from. */
export async function keepPictures(sittings: readonly Sitting[]): Promise<void> {
  const ids = sittings.flatMap(({ steps }) => steps.flatMap(({ item }) => item?.picture?.id ?? []))
  for (const id of new Set(ids)) await pictureHere(id).catch(() => {})
}

/** What is sealed is text, so the picture is its bytes in base64. */
async function asText(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte))
  return btoa(letters.join(''))
}

const asBlob = (kept: string): Blob =>
  new Blob([Uint8Array.from(atob(kept), (letter) => letter.charCodeAt(0))])
