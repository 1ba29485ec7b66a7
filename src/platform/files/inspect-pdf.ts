import { inflateSync } from 'node:zlib'
import { UploadRefused } from './upload-refused.ts'

const mostPages = 50
const mostInflated = 64 * 1024 * 1024
const active = /\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|RichMedia|XFA)\b/

/**
 * Counts a PDF's pages after checking that it is whole, not encrypted, and does nothing by itself. Looks into
 * compressed object streams too, within bounds. @throws UploadRefused.
 */
export function inspectPdf(file: Buffer): number {
  const raw = file.toString('latin1')
  if (
    !/%PDF-\d/.test(raw.slice(0, 1024)) ||
    !raw.slice(-2048).includes('%%EOF') ||
    !raw.includes('startxref')
  ) {
    throw new UploadRefused('PDF 文件已损坏或不完整，请重新导出后上传。')
  }
  const text = decodedNames(raw + objectStreams(file, raw))
  if (/\/Encrypt\b/.test(text)) throw new UploadRefused('PDF 设有密码或权限限制，请去除密码后上传。')
  if (active.test(text)) throw new UploadRefused('PDF 内含脚本、附件或自动动作，请用“打印为 PDF”另存后上传。')
  const pages = text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  if (pages === 0) throw new UploadRefused('PDF 中没有可读的页面，请重新导出后上传。')
  if (pages > mostPages)
    throw new UploadRefused(`PDF 共 ${pages} 页，超过 ${mostPages} 页，请只上传需要的页面。`)
  return pages
}

/** Names may hide letters as #xx (ISO 32000-1, 7.3.5). */
const decodedNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

function objectStreams(file: Buffer, raw: string): string {
  let found = ''
  for (const match of raw.matchAll(/\/ObjStm[\s\S]{0,400}?stream\r?\n/g)) {
    const start = match.index + match[0].length
    const end = raw.indexOf('endstream', start)
    try {
      const maxOutputLength = Math.max(1, mostInflated - found.length)
      found += `\n${inflateSync(file.subarray(start, end < 0 ? undefined : end), { maxOutputLength }).toString('latin1')}`
    } catch {
      throw new UploadRefused('PDF 内部压缩数据无法读取，请用“打印为 PDF”另存后上传。')
    }
  }
  return found
}
