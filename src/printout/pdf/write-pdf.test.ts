import { expect, test, vi } from 'vitest'
import { hostile, longTable, poppler, sampleSheet, scanned, textOf } from '../../../test/printed.ts'
import { writePdf } from './write-pdf.ts'

// Poppler and the fonts are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const bare = { footnotes: [], signatures: [], closing: [] }

const without = (text: string) => text.replace(/\s/g, '')

test('user input stays plain text in the PDF; fonts are embedded; the QR code scans', async () => {
  const sheet = sampleSheet()
  const pdf = await writePdf([sheet])
  const text = textOf(pdf)
  const typed = hostile.filter(one => one.length < 100).flatMap(one => one.split('\n'))
  for (const line of typed) expect(text).toContain(without(line))
  expect(text.match(/长/g)?.length).toBeGreaterThan(500)
  expect(text.match(/a/g)?.length).toBeGreaterThanOrEqual(500)
  for (const words of [
    '单据编号：20230811000000011',
    '验证码：ABCDE-FGHJK',
    '没有内容。',
    '#strong[不是标记]',
  ]) {
    expect(text).toContain(words)
  }
  expect(await scanned(pdf)).toBe(sheet.stamp.address)
})

test('a long list repeats its heads, numbers its pages, and tags headings and cells for screen readers', async () => {
  const pdf = await writePdf([sampleSheet({ blocks: longTable(300), ...bare })])
  const text = textOf(pdf)
  const pages = Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))?.[1])
  expect(pages).toBeGreaterThan(6)
  expect(text.match(/返还金额（元）/g)).toHaveLength(pages)
  for (let page = 1; page <= pages; page += 1) expect(text).toContain(`第${page}页共${pages}页`)
  expect(text.match(/示例单位\d+/g)).toHaveLength(300)
  expect(poppler('pdfinfo', pdf)).toMatch(/Tagged:\s+yes/)
  const structure = poppler('pdfinfo', pdf, '-struct-text')
  for (const tag of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'Figure']) {
    expect(structure).toMatch(new RegExp(`^\\s+${tag}\\b`, 'm'))
  }
})

test('documents in one file start on new pages with their own numbering; equal texts give equal bytes', async () => {
  const sheets = [
    sampleSheet(),
    sampleSheet({ title: '受理回执', blocks: longTable(60) }, '20230811000000028'),
  ]
  const pdf = await writePdf(sheets)
  const text = textOf(pdf)
  expect(text.match(/第1页/g)).toHaveLength(2)
  expect(text).toContain('单据编号：20230811000000028')
  expect((await writePdf(sheets)).equals(pdf)).toBe(true)
})
