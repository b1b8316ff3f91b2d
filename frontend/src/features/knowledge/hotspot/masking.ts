/** Covering parts of a picture for good: what is drawn here anew holds no pixel, and no note, of what lay beneath. */
import type { Box, Size } from '@/ui/hotspot/boxes'

/** What the server takes: pixels a side, pixels in all, bytes. */
const LONGEST_SIDE = 4096
const MOST_PIXELS = 9_000_000
const MOST_BYTES = 2_000_000
/** Each try to come under the limit of bytes is this much smaller a side. */
const SMALLER = 0.8
const TRIES = 6

/** The picture as large as the server takes it. */
export function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}

/** The pixels under a cover, outward to whole ones so that no edge shows through. */
export function pixelsUnder({ left, top, width, height }: Box, size: Size) {
  const x = Math.floor((left * size.width) / 100)
  const y = Math.floor((top * size.height) / 100)
  return {
    x,
    y,
    width: Math.ceil(((left + width) * size.width) / 100) - x,
    height: Math.ceil(((top + height) * size.height) / 100) - y,
  }
}

/** The covered picture as a file that the server takes. Throws when none can be made. */
export async function covered(picture: ImageBitmap, covers: readonly Box[]): Promise<Blob> {
  let size = fitted(picture)
  for (let tried = 0; tried < TRIES; tried += 1) {
    const canvas = drawn(picture, covers, size)
    for (const type of ['image/png', 'image/webp']) {
      const file = await fileOf(canvas, type)
      if (file.size <= MOST_BYTES) return file
    }
    size = { width: Math.floor(size.width * SMALLER), height: Math.floor(size.height * SMALLER) }
  }
  throw new Error('the picture does not become small enough')
}

function drawn(picture: ImageBitmap, covers: readonly Box[], size: Size): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), size)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('nothing can be drawn here')
  brush.drawImage(picture, 0, 0, size.width, size.height)
  // A fresh brush is black and lets nothing through.
  for (const cover of covers) {
    const { x, y, width, height } = pixelsUnder(cover, size)
    brush.fillRect(x, y, width, height)
  }
  return canvas
}

const fileOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((done, fail) =>
    canvas.toBlob((file) => (file ? done(file) : fail(new Error('no file'))), type, 0.92),
  )
