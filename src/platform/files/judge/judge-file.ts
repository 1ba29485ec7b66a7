import { fileTypeFromBuffer } from 'file-type'
import { judgePdf } from '../pdf/judge-pdf.ts'
import { pdfStart } from '../pdf/pdf-start.ts'
import { UploadRefused } from '../upload-refused.ts'
import type { Accepted, Judgement } from './judgement.ts'
import { reEncodePicture } from './re-encode-picture.ts'

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'])

/**
 * Judges a file by its content, never by its name. Runs in a judge process: it may take any time and memory. An error
 * other than a refusal is a fault of this process and ends it.
 */
export async function judgeFile(file: Buffer): Promise<Judgement> {
  try {
    return { accepted: await accept(file) }
  } catch (error) {
    if (error instanceof UploadRefused) return { refused: error.message }
    throw error
  }
}

async function accept(file: Buffer): Promise<Accepted> {
  if (pdfStart(file) !== undefined) return await judgePdf(file)
  const type = await fileTypeFromBuffer(file.subarray(0, 4100))
  if (type && pictures.has(type.mime)) return await reEncodePicture(file, type.mime)
  throw new UploadRefused(
    '只能上传 JPG、PNG 图片或 PDF 文件，手机的 WebP、HEIC 照片也可以。该文件的内容不是这几种，改扩展名没有用，请重新扫描或另存。',
  )
}
