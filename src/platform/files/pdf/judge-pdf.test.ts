import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from 'vitest'
import { packedPdf, plainPdf, streamOf } from '../../../../test/hostile/folder/pdf.ts'
import { judgeFile } from '../judge/judge-file.ts'
import { judgePdf } from './judge-pdf.ts'

const containing = (words: string): unknown => expect.stringContaining(words)
const matching = (words: string | RegExp): unknown => expect.stringMatching(words)

const latin = (stream: Buffer) => stream.toString('latin1')
const swelling = (bytes: number) => latin(streamOf('', Buffer.alloc(bytes)))
const given = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../test/hostile/cases', `${name}.pdf`))
const pagesOf = async (file: Buffer) => (await judgePdf(file)).pages
const attached = (name: string, content: string) =>
  plainPdf({
    catalog: '/AF[4 0 R]',
    objects: [
      `<</Type/Filespec/F(${name})/EF<</F 5 0 R>>>>`,
      `<</Type/EmbeddedFile/Length ${content.length}>>\nstream\n${content}\nendstream`,
    ],
  })
const field = (script: string) =>
  plainPdf({ objects: [`<</FT/Tx/AA<</K<</S/JavaScript/JS(${script})>>>>>>`] })

test.each([
  ['00-plain', 1],
  ['01-updated-once-1-page', 1],
  ['03-blank-line-before-header', 1],
  ['04-bom-before-header', 1],
  ['05-http-junk-after-eof', 1],
  ['07-invoice-with-xml', 1],
  ['09-type-by-reference', 1],
  ['10-comment-in-type', 1],
  ['11-stream-cr-only', 1],
  ['12-no-eof-marker', 1],
  // Its tree claims one page and has two.
  ['13-count-wrong', 2],
  ['16-owner-password-only', 1],
  ['19-object-streams', 1],
  ['20-linearized', 1],
])('%s is taken as it is', async (name, pages) => {
  expect(await judgeFile(given(name))).toEqual({ accepted: { mediaType: 'application/pdf', pages } })
})

test('a form that formats numbers is taken without its scripts, a signed one as it is', async () => {
  const { pages, content } = await judgePdf(given('06-form-with-number-format'))
  expect(pages).toBe(1)
  const harmless = Buffer.from(content ?? [])
  expect(harmless.includes('AFNumber')).toBe(false)
  expect(harmless.includes('/T (a)')).toBe(true)
  expect(await judgePdf(harmless)).toEqual({ mediaType: 'application/pdf', pages: 1 })
  const signed = plainPdf({
    objects: [
      '<</FT/Tx/AA<</F<</S/JavaScript/JS(AFNumber_Format\\(2,0,0,0,"",true\\);)>>>>>>',
      '<</Type/Sig/ByteRange[0 1 2 3]>>',
    ],
  })
  expect(await judgePdf(signed)).toEqual({ mediaType: 'application/pdf', pages: 1 })
})

test('a damaged PDF that a reader repairs is kept as repaired', async () => {
  const whole = given('00-plain')
  for (const damaged of [
    whole.subarray(0, whole.lastIndexOf('startxref')),
    whole.subarray(0, whole.lastIndexOf('xref')),
    Buffer.concat([whole, Buffer.from('7 0 obj<</Type/Sig>>endobj\nstartxref\n9\n%%EOF\n')]),
    Buffer.from(whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1'),
  ]) {
    const { content, ...accepted } = await judgePdf(damaged)
    expect(accepted).toEqual({ mediaType: 'application/pdf', pages: 1 })
    expect(await judgePdf(Buffer.from(content ?? []))).toEqual(accepted)
  }
  const script = plainPdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' })
  await expect(judgePdf(script.subarray(0, script.lastIndexOf('xref')))).rejects.toThrow('脚本')
})

test.each([
  ['18-user-password', /打开密码/],
  ['15-content-is-zeros', /没有可读的页面/],
])('%s is refused', async (name, words) => {
  expect(await judgeFile(given(name))).toEqual({ refused: matching(words) })
})

test('accepts legitimate files: Typst, LibreOffice with an initial view, compressed, with links', async () => {
  const printed = NodeCompiler.create().pdf({ mainFileContent: '= Form\n#table([1])' })
  expect(await pagesOf(Buffer.from(printed))).toBe(1)
  for (const honest of [
    plainPdf({ catalog: '/OpenAction[3 0 R /XYZ null null 0]' }),
    plainPdf({ catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>' }),
    packedPdf({ catalog: '/Lang(zh-CN)' }),
    plainPdf({ objects: ['<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.cn)>>>>'] }),
    plainPdf({
      objects: ['<</Title(/JavaScript /JS /Launch /EmbeddedFiles endobj)>>'],
      trailer: '/Info 4 0 R',
    }),
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'), plainPdf()]),
    attached('data.xml', '\xef\xbb\xbf<?xml version="1.0"?><a/>'),
    attached('data.XBRL', '<xbrl/>'),
    attached('data.ofd', 'PK\x03\x04'),
    plainPdf({ objects: [latin(streamOf('/Type/ObjStm/N 1/First 4', Buffer.from('x'), '/LZWDecode'))] }),
  ]) {
    expect(await judgePdf(honest)).toEqual({ mediaType: 'application/pdf', pages: 1 })
  }
})

test('random bytes of a scanned picture are not taken for a script', async () => {
  const noise = Buffer.concat([randomBytes(100_000), Buffer.from(' /JS /AA /Launch '), randomBytes(1000)])
  expect(await pagesOf(plainPdf({ objects: [latin(streamOf('', noise, '/DCTDecode'))] }))).toBe(1)
  expect(await pagesOf(plainPdf({ objects: [latin(streamOf('', noise))] }))).toBe(1)
})

test.each([
  ['a script', /脚本/, plainPdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' })],
  [
    'a script in a stream',
    /脚本/,
    plainPdf({
      catalog: '/OpenAction<</S/JavaScript/JS 4 0 R>>',
      objects: ['<</Length 1>>\nstream\n1\nendstream'],
    }),
  ],
  ['a script in an object stream', /脚本/, packedPdf({ objects: ['<</S/JavaScript/JS(1)>>'] })],
  ['a script whose name is hidden', /脚本/, packedPdf({ objects: ['<</S/J#61vaScript/J#53(1)>>'] })],
  ['a script behind number formatting', /脚本/, field('AFNumber_Format\\(2\\);app.alert\\(1\\)')],
  ['a script inside number formatting', /脚本/, field('AFNumber_Format\\(app.alert\\(1\\)\\)')],
  ['a script in a link', /脚本/, plainPdf({ objects: ['<</S/URI/URI(javascript:alert\\(1\\))>>'] })],
  [
    'an action of a page',
    /自动动作/,
    plainPdf({ objects: ['<</AA<</O<</S/SubmitForm/F(http://x.cn)>>>>>>'] }),
  ],
  ['a program to start', /自动动作/, plainPdf({ objects: ['<</S/Launch/F(cmd.exe)>>'] })],
  ['an action named by reference', /自动动作/, plainPdf({ objects: ['<</S 5 0 R/F(cmd.exe)>>', '/Launch'] })],
  ['a film', /音频、视频/, plainPdf({ objects: ['<</Type/Annot/Subtype/RichMedia>>'] })],
  ['a program inside', /“工资.exe”/, attached('\xfe\xff\x5d\xe5\x8d\x44\x00.\x00e\x00x\x00e', 'MZ')],
  ['a program called data', /“invoice.xml”/, attached('invoice.xml', 'MZ')],
  [
    'a page with a script called data',
    /“invoice.xml”/,
    attached('invoice.xml', '<html><script>1</script></html>'),
  ],
  ['a form of another kind', /XFA/, plainPdf({ catalog: '/AcroForm<</XFA[(a) 5 0 R]>>' })],
  ['51 pages', /51 页/, plainPdf({ pages: 51 })],
  ['an archive behind its end', /另一个文件/, Buffer.concat([plainPdf(), Buffer.from('PK\x03\x04 zip')])],
  ['a stream that swells up', /过大/, plainPdf({ objects: [swelling(160 * 1024 * 1024)] })],
  [
    'a stream packed twice',
    /压缩方式/,
    plainPdf({ objects: [latin(streamOf('', deflateSync('x'), '[/FlateDecode/FlateDecode]'))] }),
  ],
])('%s is refused', async (_what, words, file) => {
  await expect(judgePdf(file)).rejects.toThrow(words)
})

test('a page of markup in front of a PDF is no PDF', async () => {
  expect(await judgeFile(Buffer.concat([Buffer.from('<html>'), plainPdf()]))).toEqual({
    refused: containing('只能上传'),
  })
})
