import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { printPdf } from './print-pdf.ts'

const hostile = ['#import "x": *', '$ sum_1^2 $', '"] #panic()', '䶮堃🙂', '长'.repeat(500) + 'a'.repeat(500)]

test('a form is a PDF with embedded fonts; what people typed is text in it and nothing else', async () => {
  const pdf = await printPdf({
    title: '普通稳岗返还信息确认申报表',
    number: '410783202308111010000016',
    issuer: '长垣市社会保险中心',
    mark: '测试环境',
    sections: [{ title: '确认信息', rows: hostile.map((value, i) => ({ label: `第${i}行`, value })) }],
    footnotes: ['本表根据网上申报内容生成。'],
    signatures: ['单位（盖章）'],
    printedAt: '2023-08-11 09:30',
  })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 10_000_000 })
  const text = stdout.toString().replace(/[\s\u200b]/g, '')
  for (const words of [
    '普通稳岗返还信息确认申报表',
    '410783202308111010000016',
    '#import"x":*',
    '"]#panic()',
    '第1页',
  ]) {
    expect(text).toContain(words)
  }
})
