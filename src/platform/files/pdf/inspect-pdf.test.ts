import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from 'vitest'
import { packedPdf, plainPdf, streamOf } from '../../../../test/hostile/folder/pdf.ts'
import { inspectPdf } from './inspect-pdf.ts'

const latin = (stream: Buffer) => stream.toString('latin1')
const swelling = (bytes: number) => latin(streamOf('', Buffer.alloc(bytes)))

test('accepts legitimate files: Typst, LibreOffice with an initial view, compressed, re-signed, with links', async () => {
  const printed = NodeCompiler.create().pdf({ mainFileContent: '= Form\n#table([1])' })
  expect(await inspectPdf(Buffer.from(printed))).toBe(1)
  for (const honest of [
    plainPdf({ catalog: '/OpenAction[3 0 R /XYZ null null 0]' }),
    plainPdf({ catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>' }),
    packedPdf({ catalog: '/Lang(zh-CN)' }),
    plainPdf({ objects: ['<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.cn)>>>>'] }),
    Buffer.concat([plainPdf(), Buffer.from('4 0 obj<</Type/Sig>>endobj\nstartxref\n9\n%%EOF\n')]),
  ]) {
    expect(await inspectPdf(honest)).toBe(1)
  }
})

test('random bytes of a scanned picture are not taken for a script', async () => {
  const noise = Buffer.concat([randomBytes(100_000), Buffer.from(' /JS /AA /Launch '), randomBytes(1000)])
  expect(await inspectPdf(plainPdf({ objects: [latin(streamOf('', noise, '/DCTDecode'))] }))).toBe(1)
  expect(await inspectPdf(plainPdf({ objects: [latin(streamOf('', noise))] }))).toBe(1)
})

test.each([
  ['a script', /脚本/, plainPdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' })],
  ['a script in an object stream', /脚本/, packedPdf({ objects: ['<</S/JavaScript/JS(1)>>'] })],
  ['a script whose name is hidden', /脚本/, packedPdf({ objects: ['<</S/J#61vaScript/J#53(1)>>'] })],
  ['an action of a page', /脚本/, plainPdf({ objects: ['<</AA<</O 5 0 R>>>>'] })],
  ['a program to start', /脚本/, plainPdf({ objects: ['<</S/Launch/F(cmd.exe)>>'] })],
  ['another file inside', /附件/, packedPdf({ catalog: '/Names<</EmbeddedFiles 4 0 R>>' })],
  ['a form of another kind', /脚本/, plainPdf({ catalog: '/AcroForm<</XFA[(a) 5 0 R]>>' })],
  ['a password', /密码/, plainPdf({ trailer: '/Encrypt 9 0 R' })],
  ['a password, packed', /密码/, packedPdf({ trailer: '/Encrypt 9 0 R' })],
  ['51 pages', /51 页/, plainPdf({ objects: Array.from({ length: 50 }, () => '<</Type/Page>>') })],
  ['something behind its end', /结尾之后/, Buffer.concat([plainPdf(), Buffer.from('PK\x03\x04 zip')])],
  ['a page of HTML in front', /不完整/, Buffer.concat([Buffer.from('<html>'), plainPdf()])],
  ['a stream that swells up', /过大/, plainPdf({ objects: [swelling(160 * 1024 * 1024)] })],
  [
    'an object stream that swells up',
    /过大/,
    plainPdf({ objects: [latin(streamOf('/Type/ObjStm/N 1/First 4', Buffer.alloc(40_000_000)))] }),
  ],
  [
    'a stream packed twice',
    /压缩方式/,
    plainPdf({ objects: [latin(streamOf('', deflateSync('x'), '[/FlateDecode/FlateDecode]'))] }),
  ],
  [
    'an object stream packed in a way nobody checks',
    /压缩方式/,
    plainPdf({ objects: [latin(streamOf('/Type/ObjStm/N 1/First 4', Buffer.from('x'), '/LZWDecode'))] }),
  ],
  [
    'an object hidden in a stream',
    /结构异常/,
    plainPdf({ objects: [latin(streamOf('', Buffer.from('.. 9 0 obj<</S/Launch>>endobj'), '/DCTDecode'))] }),
  ],
])('%s is refused', async (_what, words, file) => {
  await expect(inspectPdf(file)).rejects.toThrow(words)
})
