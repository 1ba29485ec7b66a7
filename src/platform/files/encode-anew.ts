import sharp from 'sharp'
import { UploadRefused } from './upload-refused.ts'

const mostPixels = 40_000_000
/** A4 at 300 dpi: more than an officer can read off a page, less than a camera produces. */
const longSide = 3508

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })

/**
 * Re-encodes a picture from its pixels: rotated per EXIF, no larger than a page needs, stripped of hidden content and
 * location data. Decodes every pixel, so truncated and decompression-bomb pictures are detected here. @throws
 * UploadRefused.
 */
export async function encodeAnew(file: Buffer, mediaType: 'image/jpeg' | 'image/png'): Promise<Buffer> {
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  const { width, height } = await picture.metadata().catch(refuseDamaged)
  if (width * height > mostPixels) {
    throw new UploadRefused(`图片尺寸过大（${width}×${height}），请缩小到 4000 万像素以内再上传。`)
  }
  const page = picture
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
  const anew = mediaType === 'image/png' ? page.png({ compressionLevel: 6 }) : page.jpeg({ quality: 85 })
  return await anew.toBuffer().catch(refuseDamaged)
}

function refuseDamaged(error: unknown): never {
  if (error instanceof Error && /pixel limit/i.test(error.message)) {
    throw new UploadRefused('图片尺寸过大，请缩小到 4000 万像素以内再上传。')
  }
  throw new UploadRefused('图片已损坏或不完整，请重新拍照或扫描后上传。')
}
