import { refuseDamaged, refuseTooManyPixels } from './picture-refusals.ts'

/** The first picture of a HEIC file as RGBA pixels, turned the right way up. @throws UploadRefused. */
export async function decodeHeic(file: Buffer) {
  const { default: heic } = await import('heic-decode')
  const images = await heic.all({ buffer: file }).catch(refuseDamaged)
  try {
    const [image] = images
    if (!image) return refuseDamaged()
    refuseTooManyPixels(image)
    return await image.decode().catch(refuseDamaged)
  } finally {
    images.dispose()
  }
}
