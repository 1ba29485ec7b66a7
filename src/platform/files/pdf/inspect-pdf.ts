import { UploadRefused } from '../upload-refused.ts'
import { cutStreams } from './cut-streams.ts'
import { decodedNames } from './decoded-names.ts'
import { innerText } from './inner-text.ts'

const mostPages = 50

/**
 * Names of features that run, open or embed something automatically. Links a reader clicks and an initial view are
 * harmless.
 */
const active =
  /\/(JavaScript|JS|AA|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm|GoToE|Rendition|Movie|Sound)\b/

const otherwise = '请用“打印为 PDF”另存后上传。'

/**
 * Counts a PDF's pages after checking that it is complete, not encrypted, without automatic actions, trailing data or
 * decompression bombs. Its bytes are left unchanged, since they may be signed. @throws UploadRefused.
 */
export async function inspectPdf(file: Buffer): Promise<number> {
  refuseBrokenOff(file)
  const { text, streams } = cutStreams(file)
  const words = decodedNames(text + (await innerText(streams)))
  if (/\/Encrypt\b/.test(words)) throw new UploadRefused('PDF 设有密码或权限限制，请去除密码后上传。')
  if (active.test(words)) throw new UploadRefused(`PDF 内含脚本、附件或自动动作，${otherwise}`)
  const pages = words.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  if (pages === 0) throw new UploadRefused('PDF 中没有可读的页面，请重新导出后上传。')
  if (pages > mostPages)
    throw new UploadRefused(`PDF 共 ${pages} 页，超过 ${mostPages} 页，请只上传需要的页面。`)
  return pages
}

function refuseBrokenOff(file: Buffer): void {
  const end = file.lastIndexOf('%%EOF')
  if (end < 0 || !/^%PDF-\d/.test(file.toString('latin1', 0, 8)) || !file.includes('startxref')) {
    throw new UploadRefused('PDF 文件已损坏或不完整，请重新导出后上传。')
  }
  if (/[^\s\0]/.test(file.toString('latin1', end + 5))) {
    throw new UploadRefused(`PDF 结尾之后还有别的内容，${otherwise}`)
  }
}
