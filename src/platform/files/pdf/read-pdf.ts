import { z } from 'zod'
import { UploadRefused } from '../upload-refused.ts'
import { isReference, type PdfDictionary, type PdfValue } from './pdf-value.ts'
import { repairPdf } from './repair-pdf.ts'
import { runQpdf } from './run-qpdf.ts'

/** The objects of a PDF's last revision, decrypted where it opens without a password. */
export interface Pdf {
  /** the bytes these are the objects of: those uploaded, unless they were repaired */
  readonly file: Uint8Array
  readonly repaired: boolean
  /** pages that can be reached, whatever the tree claims */
  readonly pages: number
  /** by reference, such as `4 0 R`; of a stream its dictionary */
  readonly objects: ReadonlyMap<string, PdfValue>
  readonly streams: readonly PdfStream[]
  /** the object itself or, for a reference, the object it leads to */
  resolve(value: PdfValue | undefined): PdfValue
}

export interface PdfStream {
  readonly reference: string
  readonly dictionary: PdfDictionary
  /** as in the file: filters are not removed */
  readonly raw: Buffer
}

const listing = z.object({
  pages: z.array(z.unknown()),
  qpdf: z.tuple([
    z.unknown(),
    z.record(
      z.string(),
      z.object({
        value: z.custom<PdfValue>().optional(),
        stream: z.object({ dict: z.custom<PdfDictionary>(dict => typeof dict === 'object') }).optional(),
      }),
    ),
  ]),
})

const listed = [
  '--no-warn',
  '--json=2',
  '--json-key=pages',
  '--json-key=qpdf',
  '--json-stream-data=file',
  '--json-stream-prefix=@stream',
  '--decode-level=none',
]

const failed = 2

/** Reads a PDF's objects; a damaged one is repaired first as a reader would. @throws UploadRefused. */
export async function readPdf(file: Uint8Array): Promise<Pdf> {
  const pdf = await listObjects(file)
  if (pdf) return pdf
  const repaired = await repairPdf(file)
  if (repaired === 'needs password') {
    throw new UploadRefused(
      'PDF 设有打开密码，经办人员无法查看。请去除打开密码，或用“打印为 PDF”另存后上传。',
    )
  }
  const whole = repaired === 'beyond repair' ? undefined : await listObjects(repaired)
  if (!whole) throw new UploadRefused('PDF 文件已损坏或不完整，没有可读的页面，请重新导出后上传。')
  return { ...whole, repaired: true }
}

/** @returns undefined if qpdf cannot read it */
async function listObjects(file: Uint8Array): Promise<Pdf | undefined> {
  const { code, files } = await runQpdf([...listed, '@in.pdf', '@objects.json'], { 'in.pdf': file })
  const written = files.get('objects.json')
  if (code === failed || !written) return undefined
  const { pages, qpdf } = listing.parse(JSON.parse(written.toString('utf8')))
  const objects = new Map<string, PdfValue>()
  const streams: PdfStream[] = []
  for (const [key, { value, stream }] of Object.entries(qpdf[1])) {
    const reference = key.replace(/^obj:/, '')
    objects.set(reference, stream ? stream.dict : (value ?? null))
    const raw = files.get(`stream-${reference.split(' ')[0]}`)
    if (stream && raw) streams.push({ reference, dictionary: stream.dict, raw })
  }
  return {
    file,
    repaired: false,
    pages: pages.length,
    objects,
    streams,
    resolve: value => (isReference(value) ? (objects.get(value) ?? null) : (value ?? null)),
  }
}
