import { buffer } from 'node:stream/consumers'
import { fileTypeFromBuffer } from 'file-type'
import { encodeAnew } from './encode-anew.ts'
import { limitConcurrency } from './limit-concurrency.ts'
import { inspectPdf } from './pdf/inspect-pdf.ts'
import { UploadRefused } from './upload-refused.ts'

/** The detected file type. */
export interface Inspected {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly pages: number
}

/** Two at a time: each holds a whole file and a decoded picture, which bounds memory. */
const turn = limitConcurrency(2)

/**
 * Validates a file by its content, never by its name. A picture is returned re-encoded, to be stored instead of the
 * upload.
 * @throws UploadRefused.
 */
export const inspect = (clear: AsyncIterable<Buffer>): Promise<Inspected & { readonly picture?: Buffer }> =>
  turn(async () => {
    const file = await buffer(clear)
    const type = await fileTypeFromBuffer(file.subarray(0, 4100))
    if (type?.mime === 'application/pdf') return { mediaType: type.mime, pages: await inspectPdf(file) }
    if (type?.mime === 'image/jpeg' || type?.mime === 'image/png') {
      return { mediaType: type.mime, pages: 1, picture: await encodeAnew(file, type.mime) }
    }
    throw new UploadRefused(
      '只能上传 JPG、PNG 图片或 PDF 文件。该文件的内容不是这三种，改扩展名没有用，请重新扫描或另存。',
    )
  })
