import { expect, test } from 'vitest'
import { bookOf, textRows } from '../../../../test/hostile/folder/workbooks.ts'
import { type ConvertLimits, convertApart } from './convert-apart.ts'

const limits: ConvertLimits = {
  processorMs: 20_000,
  milliseconds: 60_000,
  bytes: 512 * 1024 * 1024,
  mostInflated: 64 * 1024 * 1024,
  mostWritten: 1024 * 1024,
}
const from = bookOf(textRows([['a', 'b']]))

test('a workbook is read in a process of its own', async () => {
  expect(await convertApart({ from }, limits)).toEqual({
    converted: { sheet: '表一', others: [], table: Buffer.from('a,b\n') },
  })
  expect(await convertApart({ from: from.subarray(0, 50) }, limits)).toMatchObject({
    refused: expect.stringContaining('已损坏') as unknown,
  })
})

test('what takes too long or too much memory is refused; who is told to stop has no answer', async () => {
  for (const limit of [{ milliseconds: 1 }, { processorMs: 1 }, { bytes: 1 }]) {
    expect(await convertApart({ from }, { ...limits, ...limit })).toMatchObject({
      refused: expect.stringContaining('没有能读完') as unknown,
    })
  }
  const large = bookOf(textRows(Array.from({ length: 30_000 }, (_, i) => [`${i}`, 'b', 'c'])))
  expect(await convertApart({ from: large }, limits, () => false)).toBeUndefined()
})
