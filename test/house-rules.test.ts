import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationChecksums } from '#platform'
import { foreignTables } from './house-rules/foreign-tables.ts'
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
  const rows = [...read('docs/manual-rows.md').matchAll(/^\| (M-\d\d) \|.*\| (built|later) \|/gm)]
  const built = rows.filter(row => row[2] === 'built').map(row => row[1])
  const journeys = walk('test/journeys')
    .map(read)
    .flatMap(text => [...text.matchAll(/\[(M-\d\d)\]/g)].map(match => match[1] ?? ''))
  expect(rows).toHaveLength(41)
  expect([...new Set(journeys)].toSorted((a, b) => a.localeCompare(b))).toEqual(built)
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
