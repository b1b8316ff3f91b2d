import { afterEach, describe, expect, it, vi } from 'vitest'
import { covered, fitted, pixelsUnder } from './masking'

const painted: [string, ...unknown[]][] = []
/** A canvas whose files weigh so much, by their kind, at so many pixels. */
function canvasThatWeighs(weigh: (type: string, pixels: number) => number): void {
  const brush = {
    fillStyle: 'black',
    drawImage: (...args: unknown[]) => painted.push(['picture', ...args.slice(1)]),
    fillRect(...args: unknown[]) {
      painted.push([this.fillStyle, ...args])
    },
  }
  vi.spyOn(document, 'createElement').mockImplementation(
    () =>
      ({
        width: 0,
        height: 0,
        getContext: () => brush,
        toBlob(this: { width: number; height: number }, done: (file: unknown) => void, type: string) {
          done({ type, size: weigh(type, this.width * this.height) })
        },
      }) as unknown as HTMLCanvasElement,
  )
}
const picture = { width: 1000, height: 500 } as ImageBitmap
afterEach(() => painted.splice(0))

describe('a covered picture', () => {
  it('is painted first and covered last, in whole pixels outward', async () => {
    canvasThatWeighs(() => 1_000)
    const file = await covered(picture, [{ left: 10.1, top: 20, width: 5.1, height: 10.1 }])

    expect(painted).toEqual([
      ['picture', 0, 0, 1000, 500],
      ['black', 101, 100, 51, 51],
    ])
    expect(file.type).toBe('image/png')
  })

  it('goes as WebP where PNG is too heavy, and smaller where both are', async () => {
    canvasThatWeighs((type, pixels) => pixels * (type === 'image/webp' ? 5 : 9))
    const file = await covered(picture, [])

    expect(file.type).toBe('image/webp')
    expect(painted).toEqual([
      ['picture', 0, 0, 1000, 500],
      ['picture', 0, 0, 800, 400],
    ])
  })

  it('is refused here where it never becomes small enough', async () => {
    canvasThatWeighs(() => 9_000_000)

    await expect(covered(picture, [])).rejects.toThrow()
  })
})

describe('its size', () => {
  it('stays as it is while the server takes it', () => {
    expect(fitted({ width: 3840, height: 2160 })).toEqual({ width: 3840, height: 2160 })
  })

  it.each([
    [{ width: 8192, height: 100 }],
    [{ width: 4000, height: 4000 }],
    [{ width: 100, height: 40_000 }],
  ])('of %o comes within the limits', (size) => {
    const { width, height } = fitted(size)

    expect(Math.max(width, height)).toBeLessThanOrEqual(4096)
    expect(width * height).toBeLessThanOrEqual(9_000_000)
  })

  it('leaves no edge of what is covered', () => {
    expect(pixelsUnder({ left: 33.3, top: 0, width: 33.3, height: 100 }, { width: 10, height: 10 })).toEqual({
      x: 3,
      y: 0,
      width: 4,
      height: 10,
    })
  })
})
