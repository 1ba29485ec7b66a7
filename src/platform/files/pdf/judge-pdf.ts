import type { Accepted } from '../judge/judgement.ts'
import { UploadRefused } from '../upload-refused.ts'
import { measureStreams } from './measure-streams.ts'
import { dictionariesIn } from './pdf-value.ts'
import { type Pdf, readPdf } from './read-pdf.ts'
import { refuseActive } from './refuse-active.ts'
import { refuseAttachments } from './refuse-attachments.ts'
import { refuseSecondFile } from './refuse-second-file.ts'
import { withoutScripts } from './without-scripts.ts'

const mostPages = 50

/**
 * Counts a PDF's pages after checking that it opens without a password and holds no scripts, automatic actions, foreign
 * attachments or decompression bombs. Its bytes are kept, since they may be signed; only a damaged PDF is kept as it was
 * repaired, and scripts that format numbers are taken out of an unsigned one. @throws UploadRefused.
 */
export async function judgePdf(file: Buffer): Promise<Accepted> {
  refuseSecondFile(file)
  const pdf = await readPdf(file)
  refusePageCount(pdf)
  let scripts = false
  for (const value of pdf.objects.values()) {
    for (const dictionary of dictionariesIn(value)) {
      refuseActive(pdf, dictionary)
      refuseAttachments(pdf, dictionary)
      scripts ||= '/JS' in dictionary
    }
  }
  await measureStreams(pdf)
  const accepted = { mediaType: 'application/pdf', pages: pdf.pages } as const
  if (scripts && !isSigned(pdf)) return { ...accepted, content: await withoutScripts(pdf) }
  return pdf.repaired ? { ...accepted, content: pdf.file } : accepted
}

function refusePageCount({ pages }: Pdf): void {
  if (pages === 0) throw new UploadRefused('PDF 中没有可读的页面，请重新导出后上传。')
  if (pages > mostPages) {
    throw new UploadRefused(`PDF 共 ${pages} 页，超过 ${mostPages} 页，请只上传需要的页面。`)
  }
}

const isSigned = (pdf: Pdf) =>
  [...pdf.objects.values()].some(value => dictionariesIn(value).some(one => '/ByteRange' in one))
