import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationChecksums } from '#platform'
import { catalogue } from '../src/items/index.ts'
import { foreignTables } from './house-rules/foreign-tables.ts'
import { itemCodesIn } from './house-rules/item-codes.ts'
import { manualRows } from './house-rules/manual-rows.ts'
import { functionsOf, quantile } from './house-rules/sizes.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))

const source = walk('src').filter(path => /\.tsx?$/.test(path))
const product = source.filter(path => !/\.test\.tsx?$/.test(path))
const rooms = [
  'platform',
  'registry',
  'identity',
  'printout',
  'bulletin',
  'entitlement',
  'casework',
  'disbursement',
  'export',
]

test('files are small: median ≤ 40 lines, 90 % ≤ 100, none over 250', () => {
  const lines = product.map(path => read(path).split('\n').length - 1)
  const measured = { median: quantile(lines, 0.5), p90: quantile(lines, 0.9), max: Math.max(...lines) }
  process.stdout.write(`files: ${product.length}, lines ${JSON.stringify(measured)}\n`)
  expect(product.filter(path => read(path).split('\n').length > 251)).toEqual([])
  expect(measured.median).toBeLessThanOrEqual(40)
  expect(measured.p90).toBeLessThanOrEqual(100)
})

test('functions are small: 60 lines, views 80', () => {
  const all = product.flatMap(path => functionsOf(path, read(path)))
  const p90 = quantile(
    all.map(one => one.lines),
    0.9,
  )
  process.stdout.write(`functions: ${all.length}, p90 ${p90} lines\n`)
  const long = all.filter(one => one.lines > (one.path.endsWith('.tsx') ? 80 : 60))
  expect(long.map(one => `${one.path} ${one.name} ${one.lines}`)).toEqual([])
  expect(p90).toBeLessThanOrEqual(30)
  expect(functionsOf('x.ts', `function long() {\n${'1\n'.repeat(70)}}`)[0]?.lines).toBe(72)
})

test('no dumping grounds', () => {
  const dump = /(^|\/)(utils?|helpers?|common|shared|misc|types|constants)(\.|\/)/
  expect(product.filter(path => dump.test(path))).toEqual([])
  expect(dump.test('src/utils/x.ts') && dump.test('src/ui/helpers.ts')).toBe(true)
})

test('an item is one folder of at most five files, with its line in the catalogue', () => {
  const catalogue = read('src/items/index.ts')
  const folders = readdirSync(join(root, 'src/items'), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  )
  for (const { name } of folders) {
    const files = readdirSync(join(root, 'src/items', name)).filter(file => !file.includes('.test.'))
    expect(files.length, name).toBeLessThanOrEqual(5)
    expect(catalogue).toContain(`./${name}/item.ts`)
  }
  expect(folders.length).toBeGreaterThan(3)
})

test('only the owner of a schema names its tables', () => {
  expect(product.flatMap(path => foreignTables(path, read(path), rooms))).toEqual([])
  expect(foreignTables('src/halls/x.ts', "db.selectFrom('casework.declaration')", rooms)).toHaveLength(1)
  expect(foreignTables('src/registry/x.ts', 'sql`select from identity.account`', rooms)).toHaveLength(1)
  expect(foreignTables('src/casework/x.ts', "from 'casework.event'", rooms)).toEqual([])
})

test('only the platform reads the clock or the environment', () => {
  const asks = /new Date\(\)|Date\.now\(\)|process\.env\b/
  const guests = product.filter(path => !/^src\/(platform|ui\/islands)\/|^src\/main\.ts/.test(path))
  expect(guests.filter(path => asks.test(read(path)))).toEqual([])
  expect(asks.test('const at = new Date()')).toBe(true)
})

test('only project-file.ts knows where a source file is, so the built program finds the same files', () => {
  const asks = /import\.meta\b|__dirname|__filename/
  const program = [...product, 'demo/story.ts'].filter(
    path => !['src/project-file.ts', 'src/made-file.ts'].includes(path),
  )
  expect(program.filter(path => asks.test(read(path)))).toEqual([])
  expect(asks.test(read('src/project-file.ts'))).toBe(true)
})

test('there are no casts that hide type errors', () => {
  const cast = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/
  expect(source.filter(path => cast.test(read(path)))).toEqual([])
  expect(cast.test('const x: any = 1')).toBe(true)
})

test('migrations are numbered without gaps, named by their room, and unchanged once released', async () => {
  const sums = await migrationChecksums()
  const names = Object.keys(sums)
  expect(names.map(name => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1))
  expect(names.filter(name => !rooms.some(room => name.slice(5).startsWith(room)))).toEqual([])
  const released = JSON.parse(read('migrations/released.json')) as Record<string, string>
  for (const [name, sum] of Object.entries(released)) expect(sums[name], name).toBe(sum)
})

test('manual rows and journeys match one to one', () => {
  const rows = manualRows()
  const built = rows.filter(row => row.status === 'built').map(row => row.row)
  const journeys = walk('test/journeys')
    .map(read)
    .flatMap(text => [...text.matchAll(/\[([MX]-\d\d)\]/g)].map(match => match[1] ?? ''))
  expect([...new Set(journeys)].toSorted((a, b) => a.localeCompare(b))).toEqual(built)
  const numbers = (kind: string) =>
    rows.filter(({ row }) => row.startsWith(kind)).map(({ row }) => Number(row.slice(2)))
  for (const kind of ['M', 'X']) expect(numbers(kind)).toEqual(numbers(kind).map((_, i) => i + 1))
})

test('every item has a row in docs/manual-rows.md', () => {
  const places = manualRows().map(row => row.where)
  const without = (codes: readonly string[]) =>
    codes.filter(code => !places.some(place => place.includes(`items/${code}`)))
  expect(without([...catalogue.keys()])).toEqual([])
  expect(without(['no-such-item'])).toEqual(['no-such-item'])
})

test('no item has a placeholder left', () => {
  const unwritten = (path: string, text: string) =>
    text
      .split('\n')
      .flatMap((line, i) => (line.includes('待填写') ? [`${path}:${i + 1} ${line.trim()}`] : []))
  const items = source.filter(path => path.startsWith('src/items/'))
  expect(items.flatMap(path => unwritten(path, read(path)))).toEqual([])
  expect(unwritten('x', "note: '待填写'")).toEqual(["x:1 note: '待填写'"])
})

test('item codes are written only in src/items', () => {
  const codes = [...catalogue.keys()]
  const others = product.filter(path => !path.startsWith('src/items/'))
  expect(others.flatMap(path => itemCodesIn(path, read(path), codes))).toEqual([])
  const guilty = "getItem(catalogue, 'data-correction'); href={`/employer/items/data-correction?x`}"
  expect(itemCodesIn('src/halls/x.ts', guilty, codes)).toHaveLength(2)
  expect(itemCodesIn('src/halls/x.ts', "'data-correction-form'", codes)).toEqual([])
})

test('every glossary identifier occurs in the code', () => {
  const text = product.map(read).join('\n')
  const words = [...read('docs/glossary.md').matchAll(/^\| [^|]+ \| `([A-Za-z-]+)` \|/gm)].map(
    match => match[1] ?? '',
  )
  expect(words.length).toBeGreaterThan(30)
  expect(words.filter(word => !new RegExp(`\\b${word}`, 'i').test(text))).toEqual([])
})

test('decisions are numbered without gaps', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map(name => Number(name.slice(0, 4)))
  expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, i) => i + 1))
})

test('the floor that figures are measured against is frozen', () => {
  const hash = createHash('sha256')
  for (const path of walk('script/benches/floor').sort()) hash.update(`${path}\0${read(path)}\0`)
  expect(hash.digest('hex')).toBe('3f96d2dc7982bd78231b4c5180a6ecbb708154a80f1f7ce7885098115b631569')
})
