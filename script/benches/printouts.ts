import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { writeOfd } from '../../src/printout/ofd/write-ofd.ts'
import { compile } from '../../src/printout/pdf/compile.ts'
import { bookOf, template, writePdf } from '../../src/printout/pdf/write-pdf.ts'
import { selfSigned } from '../../src/printout/signature/self-signed.ts'
import { signPdf } from '../../src/printout/signature/sign-pdf.ts'
import { longTable, sampleSheet } from '../../test/printed.ts'
import { median } from './hall.ts'

const day = '2023-08-11'

/** A two-page form with 32 lines: signed PDFs and OFDs per second, against bare compilation of the same template. */
export async function benchPrintouts(): Promise<Record<string, string>> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificates = [new X509Certificate(selfSigned(pair, '单据签名'))] as const
  const signer = { key: pair.privateKey, certificates, name: '单据签名' }
  const sheets = [sampleSheet({ blocks: longTable(32) })]
  const book = bookOf(sheets)
  const works = {
    floor: () => compile(template, book, day),
    pdf: async () => signPdf(await writePdf(sheets), signer, new Date(`${day}T09:00:00+08:00`)),
    ofd: () => writeOfd(sheets),
  }
  const seconds = { floor: [] as number[], pdf: [] as number[], ofd: [] as number[] }
  for (let i = 0; i < 15; i += 1) for (const work of Object.values(works)) await work()
  for (let round = 0; round < 60; round += 1) {
    for (const kind of ['floor', 'pdf', 'ofd'] as const) {
      await turn()
      const start = performance.now()
      await works[kind]()
      seconds[kind].push((performance.now() - start) / 1000)
    }
  }
  const aSecond = (kind: keyof typeof seconds) => 1 / median(seconds[kind])
  return {
    'signed PDFs a second': aSecond('pdf').toFixed(1),
    'floor: bare compilations of the same template a second': aSecond('floor').toFixed(1),
    ratio: (aSecond('pdf') / aSecond('floor')).toFixed(2),
    'OFDs a second': aSecond('ofd').toFixed(1),
    'OFD against the same floor': (aSecond('ofd') / aSecond('floor')).toFixed(2),
  }
}
