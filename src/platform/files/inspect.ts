import { open, readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { inspectPdf } from './inspect-pdf.ts'
import { UploadRefused } from './upload-refused.ts'

/** What a file really is. */
export interface Inspected {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly pages: number
}

const mostPixels = 40_000_000

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })

/** Judges a file by its content, never by its name. @throws UploadRefused. */
export async function inspect(path: string): Promise<Inspected> {
  const type = await fileTypeFromBuffer(await firstBytes(path))
  if (type?.mime === 'application/pdf') {
    return { mediaType: type.mime, pages: inspectPdf(await readFile(path)) }
  }
  if (type?.mime === 'image/jpeg' || type?.mime === 'image/png') {
    await decodeWhole(path)
    return { mediaType: type.mime, pages: 1 }
  }
  throw new UploadRefused(
    '只能上传 JPG、PNG 图片或 PDF 文件。该文件的内容不是这三种，改扩展名没有用，请重新扫描或另存。',
  )
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4100), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Decodes every pixel, at a small size: a picture that breaks off or swells up is found here. */
async function decodeWhole(path: string): Promise<void> {
  const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  const { width, height } = await picture.metadata().catch(refuseDamaged)
  if (width * height > mostPixels) {
    throw new UploadRefused(`图片尺寸过大（${width}×${height}），请缩小到 4000 万像素以内再上传。`)
  }
  await picture.resize(64, 64, { fit: 'inside' }).raw().toBuffer().catch(refuseDamaged)
}

function refuseDamaged(error: unknown): never {
  if (error instanceof Error && /pixel limit/i.test(error.message)) {
    throw new UploadRefused('图片尺寸过大，请缩小到 4000 万像素以内再上传。')
  }
  throw new UploadRefused('图片已损坏或不完整，请重新拍照或扫描后上传。')
}
