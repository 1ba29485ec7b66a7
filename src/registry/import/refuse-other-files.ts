import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '#platform'
import { isWorkbook } from './xlsx/is-workbook.ts'

const workbookOrCsv = '请另存为 .xlsx 或 CSV 后再上传'
const others: readonly (readonly [mime: RegExp, what: string])[] = [
  [/^image\//, '是图片，不是表格；请上传 .xlsx 或 CSV 文件'],
  [/^application\/pdf$/, '是 PDF 文件，不是表格；请上传制表时的 .xlsx 或 CSV 文件'],
  [/rar|7z|gzip|tar|bzip|x-xz/, '是压缩包，请解压后上传其中的 .xlsx 或 CSV 文件'],
]
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** A web page, which some systems call .xls, and the XML and the one file that Excel saves as a page. */
const page = /^[^a-z<]*(?:<!doctype html|<html|<head|<meta|<style|<table|<\?xml|mime-version:)/i

/**
 * Refuses a file that is neither CSV nor a workbook, by its first 64 KB, never by its name.
 * @throws Refusal that says what it is and what to do, with the name in front
 */
export async function refuseOtherFiles(start: Buffer, name: string): Promise<void> {
  const no = (what: string) => refuse('invalid', `${name}:1 ${what}`, 'file')
  if (start.length === 0) no('文件是空的')
  if (isWorkbook(start)) return
  if (start.subarray(0, 4).equals(compoundFile)) no(`是${compoundName(start)}`)
  const text = start.subarray(0, 2048).toString('latin1').replaceAll('\0', '')
  if (page.test(text))
    no(`是网页或 XML 格式的表格（扩展名可能是 .xls），请用 Excel 或 WPS 打开，${workbookOrCsv}`)
  const type = /^[^a-z<]*%PDF-/i.test(text)
    ? { mime: 'application/pdf' }
    : await fileTypeFromBuffer(start.subarray(0, 4100))
  const found = others.find(([mime]) => type && mime.test(type.mime))
  if (found) no(found[1])
}

/** Excel locks a new workbook inside an old file, whose directory then names the part that is locked. */
function compoundName(start: Buffer): string {
  const has = (part: string) => start.includes(Buffer.from(part, 'utf16le'))
  if (has('EncryptedPackage')) return '设了打开密码的表格，请去掉密码后另存，再上传'
  if (has('WordDocument')) return ' Word 文档，不是表格；请上传 .xlsx 或 CSV 文件'
  return `旧版表格文件（.xls 或 WPS 的 .et），也可能设了打开密码；${workbookOrCsv}`
}
