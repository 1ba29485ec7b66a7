import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { compress } from '../script/build/compress.ts'
import { ensureBuilt } from '../script/build/ensure-built.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const slowly = async (path: string) => {
  for (const part of ['one', 'two']) {
    await new Promise(resolve => setTimeout(resolve, 20))
    writeFileSync(join(path, part), part)
  }
}
const current = () => readdirSync(join(folder, 'current')).sort()

test('concurrent starts end with one whole build', async () => {
  await Promise.all([1, 2, 3].map(() => ensureBuilt(folder, 'a', slowly)))
  expect(readdirSync(folder).sort()).toEqual(['a', 'current'])
  expect(current()).toEqual(['one', 'two'])
})

test('a build that fails leaves the one before in place', async () => {
  await ensureBuilt(folder, 'a', slowly)
  const broken = ensureBuilt(folder, 'b', async path => {
    writeFileSync(join(path, 'one'), 'half')
    throw new Error('no such module')
  })
  await expect(broken).rejects.toThrow('no such module')
  expect(readdirSync(folder).sort()).toEqual(['a', 'current'])
  expect(current()).toEqual(['one', 'two'])
})

test('a running hall keeps its build through the next two, which builds are not made again', async () => {
  let built = 0
  const counted = async (path: string) => {
    built += 1
    await slowly(path)
  }
  for (const name of ['a', 'b', 'c', 'a']) await ensureBuilt(folder, name, counted)
  expect(built).toBe(3)
  expect(readFileSync(join(folder, 'current', 'one'), 'utf8')).toBe('one')
  await ensureBuilt(folder, 'd', counted)
  expect(existsSync(join(folder, 'd'))).toBe(true)
  expect(readdirSync(folder)).toHaveLength(4)
})

test('sources get a new name when their content changes, and only then', () => {
  for (const path of ['demo', 'script/build', 'src/ui']) mkdirSync(join(folder, path), { recursive: true })
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(projectFile(name), join(folder, name))
  }
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  const name = () => execFileSync(projectFile('script/build/name-sources'), { cwd: folder, encoding: 'utf8' })
  write('src/main.ts', 'one')
  write('script/ukey.ts', 'one')
  write('script/build/run-packages', 'one')
  write('src/ui/hall.scss', 'one')
  const first = name()
  expect(first).toMatch(/^[0-9a-f]{16}\n$/)

  utimesSync(join(folder, 'src/main.ts'), 1, 1)
  write('src/main.test.ts', 'a test')
  write('demo/units.csv', 'read at run time')
  expect(name()).toBe(first)

  const names = [first]
  for (const path of [
    'src/main.ts',
    'src/ui/hall.scss',
    'src/new.tsx',
    'script/build/b.ts',
    'script/build/run-packages',
    'script/ukey.ts',
    'package-lock.json',
  ]) {
    write(path, 'two')
    names.push(name())
  }
  expect(new Set(names).size).toBe(names.length)
  rmSync(join(folder, 'src/new.tsx'))
  expect(names).not.toContain(name())
})

test('files for browsers are compressed without loss, each way smaller', async () => {
  const body = readFileSync(projectFile('src/main.ts'))
  const made = await compress(body)
  expect(Object.keys(made)).toEqual(['body', 'br', 'gzip'])
  expect(brotliDecompressSync(made.br)).toEqual(body)
  expect(gunzipSync(made.gzip)).toEqual(body)
  expect(made.br.length).toBeLessThan(body.length / 2)
})
