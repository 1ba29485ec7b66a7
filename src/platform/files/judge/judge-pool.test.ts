import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { collectGarbage } from '../../../../test/collect-garbage.ts'
import { plainPdf } from '../../../../test/hostile/folder/pdf.ts'
import { picture } from '../../../../test/hostile/folder/pictures.ts'
import { openJudgePool, usualLimits } from './judge-pool.ts'
import { startJudgeProcess } from './start-judge-process.ts'

const containing = (words: string): unknown => expect.stringContaining(words)
const someBytes: unknown = expect.any(Uint8Array)

const bytes = (file: Buffer) => async () => file
const paper = { accepted: { mediaType: 'application/pdf', pages: 1 } }
const photo = readFileSync(join(import.meta.dirname, '../../../../test/hostile/cases/photo.heic'))

test('files are judged in processes of their own: PDF, PNG, WebP, HEIC, and what is none of them', async () => {
  const pool = openJudgePool()
  expect(await pool.judge('pdf', bytes(plainPdf()))).toEqual(paper)
  const pictures = [
    ['image/png', await picture('png')],
    ['image/jpeg', await picture('webp')],
    ['image/jpeg', photo],
  ] as const
  for (const [mediaType, file] of pictures) {
    expect(await pool.judge(mediaType + file.length, bytes(file))).toEqual({
      accepted: { mediaType, pages: 1, content: someBytes },
    })
  }
  expect(await pool.judge('exe', bytes(Buffer.from('MZ')))).toEqual({
    refused: containing('只能上传'),
  })
})

test('a file that takes too long or too much memory is tried twice and refused; the next one is judged', async () => {
  const slow = openJudgePool({ ...usualLimits, most: 1, milliseconds: 1 })
  const refused = { refused: containing('没有能检查完') }
  expect(await slow.judge('a', bytes(plainPdf()))).toEqual(refused)
  const laborious = openJudgePool({ ...usualLimits, most: 1, processorMs: 1 })
  expect(await laborious.judge('a', bytes(photo))).toEqual(refused)
  const small = openJudgePool({ ...usualLimits, most: 1, bytes: 1 })
  expect(await small.judge('a', bytes(plainPdf()))).toEqual(refused)
  let tries = 0
  const failing = openJudgePool({ ...usualLimits, most: 1 })
  await expect(
    failing.judge('a', async () => {
      tries += 1
      throw new Error('gone')
    }),
  ).rejects.toThrow('gone')
  expect(tries).toBe(1)
  expect(await failing.judge('b', bytes(plainPdf()))).toEqual(paper)
})

test('who waits no longer leaves the queue, or finds the judgement later', async () => {
  const pool = openJudgePool({ ...usualLimits, most: 1 })
  let loads = 0
  const load = async () => {
    loads += 1
    return plainPdf()
  }
  const first = pool.judgeWithin(1, 'first', load)
  const second = pool.judgeWithin(1, 'second', load)
  expect(await Promise.all([first, second])).toEqual([undefined, undefined])
  expect(await pool.judge('first', load)).toEqual(paper)
  expect(loads).toBe(1)
  await sleep(50)
  expect(await pool.judgeWithin(5000, 'first', load)).toEqual(paper)
  expect(loads).toBe(1)
  expect(await pool.judge('second', load)).toEqual(paper)
  expect(loads).toBe(2)
})

test('a process that has judged files keeps nothing of them', async () => {
  const judge = startJudgeProcess(usualLimits)
  const judged: WeakRef<object>[] = []
  for (let file = 0; file < 4; file += 1) {
    const judgement = await judge.ask(await picture('webp'))
    if (judgement) judged.push(new WeakRef(judgement))
  }
  await sleep(0)
  collectGarbage()
  expect(judged).toHaveLength(4)
  // This function may still hold the last one.
  expect(judged.filter(one => one.deref() !== undefined).length).toBeLessThanOrEqual(1)
  expect(judge.alive).toBe(true)
  judge.end()
})
