import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newItem } from '../script/items/new-item.ts'

const root = join(import.meta.dirname, '..')
let copy = ''

/** A source tree with its own items; everything else is the project's. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-item-'))
  mkdirSync(join(copy, 'src'))
  mkdirSync(join(copy, 'docs'))
  cpSync(join(root, 'src/items'), join(copy, 'src/items'), { recursive: true })
  for (const room of readdirSync(join(root, 'src')))
    if (room !== 'items') symlinkSync(join(root, 'src', room), join(copy, 'src', room))
  for (const name of ['node_modules', 'policy']) symlinkSync(join(root, name), join(copy, name))
  for (const name of ['package.json', 'docs/manual-rows.md', '.oxlintrc.json'])
    cpSync(join(root, name), join(copy, name))
  const biome = z.looseObject({}).parse(JSON.parse(read(root, 'biome.json')))
  writeFileSync(join(copy, 'biome.json'), JSON.stringify({ ...biome, vcs: { enabled: false } }))
  const include = ['src/items', join(root, 'src/**/*.d.ts')]
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include }),
  )
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')
function succeeds(command: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: copy, encoding: 'utf8' })
  expect(status, `${stdout}${stderr}`).toBe(0)
}

/** The files that docs/how-to/item.md shows whole, by their names. */
function shownFiles(): ReadonlyMap<string, string> {
  const blocks = read(root, 'docs/how-to/item.md').matchAll(/^```ts ([a-z.-]+\.ts)\n(.*?)^```$/gms)
  return new Map([...blocks].map(([, name = '', text = '']) => [name, text]))
}

test('serial codes and rows go on after the last ones; a code or name that is taken or malformed writes nothing', () => {
  const codes = readdirSync(join(root, 'src/items'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => Number(/serialCode: '(\d+)'/.exec(read(root, `src/items/${entry.name}/item.ts`))?.[1]))
  const next = (hall: readonly number[]) => String(Math.max(...hall) + 1).padStart(3, '0')
  const written = (code: string, name: string, hall: string) => newItem(copy, { code, name, hall }).serialCode
  expect(written('left-as-written', '原样事项', 'employer')).toBe(next(codes.filter(code => code > 100)))
  expect(written('left-as-written-too', '个人原样事项', 'person')).toBe(
    next(codes.filter(code => code < 100)),
  )
  const rows = read(copy, 'docs/manual-rows.md')
  const refused = (why: RegExp, code: string, name = '另一事项', hall = 'employer') =>
    expect(() => newItem(copy, { code, name, hall }), code).toThrow(why)
  refused(/left-as-written \(原样事项\) exists already/, 'left-as-written')
  refused(/left-as-written \(原样事项\) exists already/, 'other-code', '原样事项')
  for (const wrong of [
    'word',
    'Two-Words',
    'two_words',
    'two--words',
    '-two-words',
    'two-',
    `a-${'b'.repeat(40)}`,
  ])
    refused(/kebab-case/, wrong)
  for (const wrong of ['', '单', "a'b", '两\n行']) refused(/a name is/, 'other-code', wrong)
  refused(/employer or person/, 'other-code', '另一事项', 'agency')
  expect(read(copy, 'docs/manual-rows.md')).toBe(rows)
  expect(readdirSync(join(copy, 'src/items'))).not.toContain('other-code')
})

test('what it writes, and the example of the how-to page, compile, pass the linters and join the catalogue', async () => {
  const shown = shownFiles()
  const item = shown.get('item.ts') ?? ''
  const [code = '', name = ''] = ['code', 'name'].map(
    member => new RegExp(`^ {2}${member}: '(.+)'`, 'm').exec(item)?.[1] ?? '',
  )
  const { serialCode } = newItem(copy, { code, name, hall: 'employer' })
  for (const [file, text] of shown)
    writeFileSync(
      join(copy, 'src/items', code, file),
      text.replace(/serialCode: '\d{3}'/, `serialCode: '${serialCode}'`),
    )
  expect([...shown.keys()]).toEqual(expect.arrayContaining(['item.ts', 'form.ts', 'item.test.ts']))
  const bin = (path: string) => join(root, 'node_modules', path)
  succeeds(bin('.bin/biome'), 'check', 'src/items')
  succeeds(bin('.bin/oxlint'), 'src/items')
  succeeds(process.execPath, bin('typescript7/bin/tsc'), '--noEmit', '-p', 'tsconfig.json')
  const door: unknown = await import(join(copy, 'src/items/index.ts'))
  const { catalogue } = z.object({ catalogue: z.map(z.string(), z.unknown()) }).parse(door)
  expect([...catalogue.keys()].slice(-3)).toEqual(['left-as-written', 'left-as-written-too', code])
}, 120_000)
