import { readFileSync } from 'node:fs'
import { projectFile } from '#project-file'
import type { Sheet } from '../layout.ts'
import { qrModules } from '../qr-modules.ts'
import { dateLine, footLine, stampLines } from '../stamp-lines.ts'
import { compile } from './compile.ts'

export const template = readFileSync(projectFile('src/printout/pdf/sheet.typ'), 'utf8')

/** Writes sheets as one accessible PDF; each starts on a new page and numbers its own pages. */
export function writePdf(sheets: readonly Sheet[]): Promise<Buffer> {
  return compile(template, bookOf(sheets), sheets[0]?.stamp.issuedAt.slice(0, 10) ?? '')
}

/** The input of the template. */
export function bookOf(sheets: readonly Sheet[]): object {
  return {
    title: sheets.length === 1 ? sheets[0]?.layout.title : `批量打印（${sheets.length} 份）`,
    dateLine,
    sheets: sheets.map(sheet => ({
      layout: sheet.layout,
      head: stampLines(sheet),
      foot: footLine(sheet),
      qr: svgOf(qrModules(sheet.stamp.address)),
      alt: `验证二维码，单据编号 ${sheet.stamp.number}，验证码 ${sheet.stamp.code}`,
    })),
  }
}

function svgOf(modules: readonly (readonly boolean[])[]): string {
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  const size = modules.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
