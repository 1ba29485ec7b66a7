import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateByPriority, allocateByRatio } from './allocate-budget.ts'

const amounts = fc.array(
  fc.integer({ min: 1, max: 5_000_000_000 }).map(amountFen => ({ amountFen })),
  { maxLength: 60 },
)
const ceilings = fc.integer({ min: 1, max: 100_000_000_000 })
const sum = (lines: readonly { readonly grantedFen: number }[]) =>
  lines.reduce((total, line) => total + line.grantedFen, 0)

test('an allocation never exceeds the ceiling and never pays zero', () => {
  fc.assert(
    fc.property(amounts, ceilings, (lines, ceiling) => {
      for (const cut of [allocateByPriority, allocateByRatio]) {
        const granted = cut(lines, ceiling)
        expect(sum(granted)).toBeLessThanOrEqual(ceiling)
        expect(granted.every(one => one.grantedFen > 0 && one.grantedFen <= one.line.amountFen)).toBe(true)
      }
    }),
  )
})

test('by priority claims are paid in full, in order, and those left out did not fit', () => {
  fc.assert(
    fc.property(amounts, ceilings, (lines, ceiling) => {
      const granted = allocateByPriority(lines, ceiling)
      expect(granted.every(one => one.grantedFen === one.line.amountFen)).toBe(true)
      let before = 0
      for (const line of lines) {
        const paid = granted.some(one => one.line === line)
        expect(paid).toBe(line.amountFen <= ceiling - before)
        if (paid) before += line.amountFen
      }
    }),
  )
})

test('a claim of exactly what is left is paid, and a smaller one after one that did not fit', () => {
  const paid = (amounts: readonly number[], ceiling: number) =>
    allocateByPriority(
      amounts.map(amountFen => ({ amountFen })),
      ceiling,
    ).map(one => one.grantedFen)
  expect(paid([30, 20, 1], 50)).toEqual([30, 20])
  expect(paid([30, 21, 20], 50)).toEqual([30, 20])
})

test('by ratio all claims get the same share to the fen, and equal amounts stay equal', () => {
  fc.assert(
    fc.property(amounts, ceilings, (lines, ceiling) => {
      const total = lines.reduce((all, line) => all + line.amountFen, 0)
      for (const { line, grantedFen } of allocateByRatio(lines, ceiling)) {
        if (total <= ceiling) expect(grantedFen).toBe(line.amountFen)
        else {
          const [asked, share] = [
            BigInt(line.amountFen) * BigInt(ceiling),
            BigInt(grantedFen) * BigInt(total),
          ]
          expect(asked - share >= 0n && asked - share < BigInt(total)).toBe(true)
        }
      }
    }),
  )
  const shares = (asked: readonly number[], ceiling: number) =>
    allocateByRatio(
      asked.map(amountFen => ({ amountFen })),
      ceiling,
    ).map(one => one.grantedFen)
  expect(shares([100, 1], 50)).toEqual([49])
  expect(shares([2, 2], 2)).toEqual([1, 1])
})
