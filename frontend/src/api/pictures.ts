/** Pictures of screens: fetched by their id, which is told from what they show, and sent once they are masked. */
import { api, ask } from './client'
import type { Picture } from './types'

/** The picture as it is stored. */
export const fetchPicture = (picture_id: string): Promise<Blob> =>
  ask(
    api.GET('/api/v1/pictures/{picture_id}', { params: { path: { picture_id } }, parseAs: 'blob' }),
  ) as Promise<Blob>

/** Send a picture; what comes back is the id under which it stands, the same for the same picture. */
export function sendPicture(picture: Blob): Promise<Picture> {
  const form = new FormData()
  form.append('file', picture, 'picture')
  // The schema knows a file only as text; what travels is a form.
  return ask(api.POST('/api/v1/pictures', { body: { file: '' }, bodySerializer: () => form }))
}
