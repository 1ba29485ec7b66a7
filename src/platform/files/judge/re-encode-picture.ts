import sharp, { type Sharp } from 'sharp'
import { decodeHeic } from './decode-heic.ts'
import type { Accepted } from './judgement.ts'
import { mostPixels, refuseDamaged, refuseTooManyPixels } from './picture-refusals.ts'

/** A4 at 300 dpi: more than an officer can read off a page, less than a camera produces. */
const longSide = 3508

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})
// A judge process works on one picture at a time, beside the hall on the same processors.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Re-encodes a picture from its pixels: rotated per EXIF, no larger than a page needs, stripped of hidden content and
 * location data. Decodes every pixel, so truncated and decompression-bomb pictures are detected here. A PNG stays one;
 * everything else becomes a JPEG. @throws UploadRefused.
 */
export async function reEncodePicture(file: Buffer, mime: string): Promise<Accepted> {
  const page = (await opened(file, mime))
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
  const mediaType = mime === 'image/png' ? mime : 'image/jpeg'
  const encoded =
    mediaType === 'image/png'
      ? page.png({ compressionLevel: 6 })
      : page.flatten({ background: '#fff' }).jpeg({ quality: 85 })
  return { mediaType, pages: 1, content: await encoded.toBuffer().catch(refuseDamaged) }
}

async function opened(file: Buffer, mime: string): Promise<Sharp> {
  if (mime === 'image/heic' || mime === 'image/heif') {
    const { data, width, height } = await decodeHeic(file)
    return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels })
  }
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  refuseTooManyPixels(await picture.metadata().catch(refuseDamaged))
  return picture
}
