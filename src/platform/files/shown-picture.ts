import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

interface Shown {
  /** degrees clockwise */
  readonly rotation: 0 | 90 | 180 | 270
  /** at most this many pixels on the longer side; the picture's own size where missing */
  readonly longSide?: number
}

/**
 * A stored picture as it is to be seen: turned, and made smaller for a list. What is stored stays untouched. Of its
 * metadata nothing is handed on. @returns JPEG bytes.
 */
export async function shownPicture(
  stream: NodeJS.ReadableStream,
  { rotation, longSide }: Shown,
): Promise<Buffer> {
  const picture = sharp(await buffer(stream))
    .autoOrient()
    .rotate(rotation)
    .flatten({ background: '#fff' })
  const sized = longSide
    ? picture.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    : picture
  return await sized.jpeg({ quality: longSide ? 75 : 90 }).toBuffer()
}
