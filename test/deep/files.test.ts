import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openJudgePool, usualLimits } from '../../src/platform/files/judge/judge-pool.ts'
import { packedPdf, plainPdf, streamOf } from '../hostile/folder/pdf.ts'
import { casesOf } from './cases-of.ts'
import { type Random, randomOf } from './random.ts'

/** The whole corpus has a thousand. */
const { seed, from, count, reach } = casesOf('files', 25)

const cases = join(import.meta.dirname, '../hostile/cases')
const given = readdirSync(cases, { withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ name }) => readFileSync(join(cases, name)))

const words = [
  '<<',
  '>>',
  '[',
  '(',
  'stream\n',
  'endstream',
  ' 0 obj',
  '/Kids[2 0 R]',
  '/Length 999999999',
  '\0',
  '%%EOF',
]

async function fileOf(random: Random): Promise<Buffer> {
  const { below, pick } = random
  const word = pick(words)
  switch (below(8)) {
    case 0:
      return Buffer.from(`%PDF-1.${below(8)}\n${word.repeat(below(200_000))}`)
    case 1:
      return plainPdf({ objects: [word.repeat(below(50_000))], pages: 1 + below(60) })
    case 2:
      return packedPdf({ objects: [`(${' '.repeat(below(3_000_000))})`, word] })
    case 3:
      return plainPdf({ objects: [streamOf('', Buffer.alloc(below(30_000_000))).toString('latin1')] })
    case 4:
    case 5:
      return mutated(await pictureOf(below), random)
    default:
      return mutated(pick(given), random)
  }
}

function pictureOf(below: (most: number) => number): Promise<Buffer> {
  const format = (['jpeg', 'png', 'webp'] as const)[below(3)] ?? 'png'
  const noise = { type: 'gaussian', mean: 128, sigma: below(100) } as const
  const size = {
    width: 1 + below(600),
    height: 1 + below(600),
    channels: 3,
    background: '#fff',
    noise,
  } as const
  return sharp({ create: size }).toFormat(format).toBuffer()
}

/** Flips, cuts, repeats and inserts at random places. */
function mutated(file: Buffer, random: Random): Buffer {
  const { below } = random
  let out = Buffer.from(file)
  for (let times = below(12); times > 0; times -= 1) {
    const at = below(out.length)
    const until = Math.min(out.length, at + below(40))
    if (random() < 0.5) out[at] = below(256)
    else if (random() < 0.3) out = Buffer.concat([out.subarray(0, at), out.subarray(until)])
    else if (random() < 0.6) out = Buffer.concat([out, out.subarray(at, until)])
    else
      out = Buffer.concat([
        out.subarray(0, at),
        Buffer.from(words[below(words.length)] ?? ''),
        out.subarray(at),
      ])
  }
  return random() < 0.1 ? out.subarray(0, below(out.length)) : out
}

/** Judge processes of this one that are still there. */
async function judges(): Promise<string[]> {
  const listed = ['-o', 'rss=,args=', '--ppid', String(process.pid)]
  const { stdout } = await promisify(execFile)('ps', listed).catch(() => ({ stdout: '' }))
  return stdout.split('\n').filter(line => line.includes('judge-worker'))
}

test(`${count} generated and mutated files: each is taken or refused in words, none stops or fills anything`, async () => {
  const pool = openJudgePool({ ...usualLimits, idle: 500 })
  const before = process.memoryUsage().rss
  let longest = 0
  let largest = 0
  const watch = setInterval(
    () =>
      void judges().then(lines => {
        for (const line of lines) largest = Math.max(largest, Number.parseInt(line, 10) * 1024)
      }),
    250,
  )
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 20)
    last = performance.now()
  }, 20)
  const outcomes = { taken: 0, refused: 0 }
  const judge = async (no: number) => {
    const file = await fileOf(randomOf(seed, no))
    // Making it is not what is measured.
    last = performance.now()
    const judgement = await pool.judge(`${no}`, async () => file)
    if ('accepted' in judgement) outcomes.taken += 1
    else {
      outcomes.refused += 1
      expect(judgement.refused, `seed ${seed}, file ${no}`).toMatch(/^[^a-z]*(?:[A-Za-z]+[^a-z]*)*。$/)
    }
  }
  for (let no = from; no < count; no += 2) {
    await Promise.all([judge(no), judge(no + 1)])
    reach(Math.min(count, no + 2))
  }
  clearInterval(beat)
  clearInterval(watch)
  process.stdout.write(
    `deep files: ${JSON.stringify({ seed, count, ...outcomes, longest: Math.round(longest), largest })}\n`,
  )
  expect(outcomes.taken + outcomes.refused).toBeGreaterThanOrEqual(count - from)
  if (count - from >= 20) expect(outcomes.taken).toBeGreaterThan(0)
  expect(longest).toBeLessThan(500)
  expect(largest).toBeGreaterThan(0)
  expect(largest).toBeLessThan(usualLimits.bytes * 1.3)
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect(await judges()).toEqual([])
}, 3_600_000)
