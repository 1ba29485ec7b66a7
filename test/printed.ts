import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import sharp from 'sharp'

/** What poppler's programs say of a PDF. */
export function poppler(
  program: 'pdftotext' | 'pdfinfo' | 'pdfsig',
  pdf: Buffer,
  ...options: string[]
): string {
  return inFolder(folder => {
    const path = join(folder, 'printed.pdf')
    writeFileSync(path, pdf)
    const files = program === 'pdftotext' ? [path, '-'] : [path]
    return spawnSync(program, [...options, ...files], { maxBuffer: 50_000_000 }).stdout.toString()
  })
}

/** The text of a PDF without blanks, as a search would find it. */
export const textOf = (pdf: Buffer): string => poppler('pdftotext', pdf, '-layout').replace(/[\s\u200b]/g, '')

/** What a phone reads off the QR code on a printed page. */
export async function scanned(pdf: Buffer, page = 1): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'))
  writeFileSync(join(folder, 'printed.pdf'), pdf)
  const only = ['-f', String(page), '-l', String(page)]
  spawnSync('pdftoppm', ['-r', '150', ...only, '-png', 'printed.pdf', 'page'], { cwd: folder })
  const picture = readdirSync(folder).find(name => name.endsWith('.png')) ?? ''
  const { data, info } = await sharp(join(folder, picture))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  rmSync(folder, { recursive: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
