import { buffer } from 'node:stream/consumers'
import { loadSharp } from './load-sharp.ts'

interface Shown {
  /** degrees clockwise */
  readonly rotation: 0 | 90 | 180 | 270
  /** limit on the longer side in pixels; defaults to the picture's own size */
  readonly longSide?: number
}

/**
 * A stored picture prepared for display: rotated, and scaled down for lists. The stored file is unchanged; metadata is
 * dropped. @returns JPEG bytes.
 */
export async function shownPicture(
  stream: NodeJS.ReadableStream,
  { rotation, longSide }: Shown,
): Promise<Buffer> {
  const sharp = await loadSharp()
  const picture = sharp(await buffer(stream))
    .autoOrient()
    .rotate(rotation)
    .flatten({ background: '#fff' })
  const sized = longSide
    ? picture.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    : picture
  return await sized.jpeg({ quality: longSide ? 75 : 90 }).toBuffer()
}
