import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import jsQR from 'jsqr'
import sharp from 'sharp'
import type { Layout, Sheet } from '../src/printout/layout.ts'

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
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What people type, and worse. */
export const hostile = [
  '#import "x": *',
  '$ sum_1^2 $',
  '"] #panic()',
  '<&>"\' ]]>',
  '䶮堃喆',
  '长'.repeat(500) + 'a'.repeat(500),
  '第一行\n第二行',
]

/** A document with one block of every kind. */
export function sampleSheet(changes: Partial<Layout> = {}, number = '20230811000000011'): Sheet {
  return {
    layout: {
      title: '普通稳岗返还信息确认申报表',
      issuer: '长垣市社会保险中心',
      mark: '测试环境',
      reference: { label: '受理流水号', value: '410783202308111010000016' },
      salutation: '长垣示例医疗器械有限公司：',
      blocks: [
        {
          kind: 'rows',
          title: '确认信息',
          rows: hostile.map((value, i) => ({ label: `第${i}行`, value })),
        },
        {
          kind: 'table',
          title: '空表',
          columns: [{ title: '序号', width: 1 }],
          lines: [],
          empty: '没有内容。',
        },
        { kind: 'paragraphs', title: '说明', paragraphs: ['#strong[不是标记]'] },
        { kind: 'list', title: '事项', items: ['第一件事', '第二件事'] },
      ],
      footnotes: ['本表根据网上申报内容生成。'],
      signatures: ['单位（盖章）'],
      closing: ['长垣市社会保险中心', '2023年8月11日'],
      ...changes,
    },
    stamp: {
      number,
      code: 'ABCDE-FGHJK',
      issuedAt: '2023-08-11 09:00',
      signed: true,
      address: `https://hall.example/verify/${number}?key=abcdefghijklmnopqrstuvwx`,
      page: 'https://hall.example/verify',
    },
  }
}

/** A list that goes over pages. */
export const longTable = (lines: number): Layout['blocks'] => [
  {
    kind: 'table',
    title: '公示名单',
    empty: '',
    columns: [
      { title: '序号', width: 1, look: 'centre' },
      { title: '单位名称', width: 6 },
      { title: '返还金额（元）', width: 2, look: 'money' },
    ],
    lines: Array.from({ length: lines }, (_, i) => [String(i + 1), `示例单位${i + 1}`, '12,960.01']),
  },
]

/** The files of a ZIP package, by path. */
export function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const offset = zip.readUInt32LE(at + 42)
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const content = inflateRawSync(zip.subarray(start, start + packed))
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), content)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
