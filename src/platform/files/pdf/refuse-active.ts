import { UploadRefused } from '../upload-refused.ts'
import { isFormatting } from './is-formatting.ts'
import { type PdfDictionary, type PdfValue, textOf } from './pdf-value.ts'
import type { Pdf } from './read-pdf.ts'

/** Actions that run, send or open something. Links a reader clicks and an initial view are harmless. */
const actions = new Set([
  '/Launch',
  '/ImportData',
  '/SubmitForm',
  '/GoToE',
  '/GoToR',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/RichMediaExecute',
])
const players = new Set(['/RichMedia', '/Movie', '/Sound', '/Screen', '/3D'])

const otherwise = '请用“打印为 PDF”另存后上传。'

/** @throws UploadRefused if a dictionary holds a script other than number formatting, an action or a player. */
export function refuseActive(pdf: Pdf, dictionary: PdfDictionary): void {
  const named = (key: `/${string}`, names: ReadonlySet<string>) => names.has(nameOf(pdf, dictionary[key]))
  if ('/JS' in dictionary && !isFormatting(textOf(pdf.resolve(dictionary['/JS'])))) refuseScript()
  if (/^\s*javascript:/i.test(textOf(pdf.resolve(dictionary['/URI'])) ?? '')) refuseScript()
  if (pdf.resolve(dictionary['/XFA']) !== null) {
    throw new UploadRefused(`PDF 是带脚本的动态表单（XFA），多数阅读器不能显示，${otherwise}`)
  }
  if (named('/S', actions)) {
    throw new UploadRefused(`PDF 内含会运行程序、打开其他文件或向外发送内容的自动动作，${otherwise}`)
  }
  if (named('/Subtype', players)) throw new UploadRefused(`PDF 内含音频、视频或三维内容，${otherwise}`)
}

function nameOf(pdf: Pdf, value: PdfValue | undefined): string {
  const name = pdf.resolve(value)
  return typeof name === 'string' ? name : ''
}

function refuseScript(): never {
  throw new UploadRefused(`PDF 内含脚本，${otherwise}`)
}
