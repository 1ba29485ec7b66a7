import { shownName } from '../shown-name.ts'
import { UploadRefused } from '../upload-refused.ts'
import { contentOf } from './measure-streams.ts'
import { isDictionary, type PdfDictionary, textOf } from './pdf-value.ts'
import type { Pdf } from './read-pdf.ts'

const mostBytes = 20 * 1024 * 1024

/**
 * Checks the files that a file specification embeds. An e-invoice carries its data as XML, XBRL or OFD, which is
 * official practice; any other attachment is refused by its name. @throws UploadRefused.
 */
export function refuseAttachments(pdf: Pdf, specification: PdfDictionary): void {
  const embedded = pdf.resolve(specification['/EF'])
  if (!isDictionary(embedded)) return
  const name = nameOf(pdf, specification)
  for (const reference of Object.values(embedded)) {
    const stream = pdf.streams.find(one => one.reference === reference)
    if (pdf.resolve(reference) === null) continue
    const content = stream && contentOf(pdf, stream, mostBytes)
    if (content && isData(name, content)) continue
    throw new UploadRefused(
      `PDF 内附有文件“${name}”，只能附电子凭证的数据文件（XML、XBRL、OFD）。请去掉附件，或用“打印为 PDF”另存后上传。`,
    )
  }
}

function nameOf(pdf: Pdf, specification: PdfDictionary): string {
  const given = textOf(pdf.resolve(specification['/UF'])) ?? textOf(pdf.resolve(specification['/F'])) ?? ''
  return shownName(given) || '未命名文件'
}

/** By name and by content: a program called invoice.xml is none. */
function isData(name: string, content: Buffer): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'ofd') return content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))
  if (ending !== 'xml' && ending !== 'xbrl') return false
  // Every second byte of UTF-16 is NUL here.
  const text = content.toString('latin1').replaceAll('\0', '')
  return (
    /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(text) && !/<\s*(?:\w+:)?(?:script|html|svg)\b/i.test(text)
  )
}
