import type { Entry } from 'yauzl'
import { WorkbookFault } from './workbook-fault.ts'

/** What else comes as a ZIP archive, by a part that it has. */
const others: readonly (readonly [part: RegExp, sentence: string])[] = [
  [/^xl\/workbook\.bin$/, '这是二进制工作簿（.xlsb），请在 Excel 中另存为 .xlsx 后再上传'],
  [/^word\//, '这是 Word 文档，不是表格；请上传 .xlsx 或 CSV 文件'],
  [/^ppt\//, '这是演示文稿，不是表格；请上传 .xlsx 或 CSV 文件'],
  [/^OFD\.xml$/i, '这是 OFD 文件，不是表格；请上传 .xlsx 或 CSV 文件'],
  [/^content\.xml$/, '这是 OpenDocument 表格（.ods），请另存为 .xlsx 或 CSV 后再上传'],
  [/\.(xlsx|csv|xls|et)$/i, '这是压缩包，请解压后上传其中的 .xlsx 或 CSV 文件'],
]

/** @throws WorkbookFault for an archive that is no workbook, saying what it is and what to do */
export function refuseOtherArchives(names: readonly string[]): void {
  if (names.includes('[Content_Types].xml') && names.includes('xl/workbook.xml')) return
  const found = others.find(([part]) => names.some(name => part.test(name)))
  throw new WorkbookFault(found?.[1] ?? '这不是 .xlsx 文件，请另存为 .xlsx 或 CSV 后再上传')
}

/** Below this a part is harmless however well it is compressed. */
const harmless = 8 * 1024 * 1024
/** Formatted empty rows reach 13 as Excel writes them and 300 as other programs do, the format itself 1,032. */
const mostRatio = 500

/** @throws WorkbookFault for a part that is small and claims to be very large */
export function refuseBomb({ uncompressedSize, compressedSize }: Entry): void {
  if (uncompressedSize <= harmless || uncompressedSize <= compressedSize * mostRatio) return
  throw new WorkbookFault(
    '这个 .xlsx 文件的压缩率异常，不能安全打开；请把需要的行复制到新的表格，另存后再上传',
  )
}
