import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { migrationChecksums } from '#platform'
import { catalogue } from '../src/items/index.ts'
import { forbiddenArrows } from './house-rules/arrows.ts'
import { misnamed } from './house-rules/file-names.ts'
import { foreignTables } from './house-rules/foreign-tables.ts'
import { hastyNavigations } from './house-rules/hasty-navigations.ts'
import { itemCodesIn } from './house-rules/item-codes.ts'
import { lockingQuestions } from './house-rules/locking-questions.ts'
import { manualRows } from './house-rules/manual-rows.ts'
import { ownCleanings } from './house-rules/own-cleanings.ts'
import { ownSkeletons } from './house-rules/own-skeletons.ts'
import { functionsOf, quantile } from './house-rules/sizes.ts'
import { everything, filesIn, product, read, Source, source } from './house-rules/sources.ts'
import { stateWriters } from './house-rules/state-writers.ts'
import { uncheckedJson } from './house-rules/unchecked-json.ts'

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
  const lines = product.map(({ text }) => text.split('\n').length - 1)
  const measured = { median: quantile(lines, 0.5), p90: quantile(lines, 0.9), max: Math.max(...lines) }
  process.stdout.write(`files: ${product.length}, lines ${JSON.stringify(measured)}\n`)
  expect(product.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)).toEqual([])
  expect(measured.median).toBeLessThanOrEqual(40)
  expect(measured.p90).toBeLessThanOrEqual(100)
})

test('functions are small: 60 lines, views 80', () => {
  const all = product.flatMap(functionsOf)
  const p90 = quantile(
    all.map(one => one.lines),
    0.9,
  )
  process.stdout.write(`functions: ${all.length}, p90 ${p90} lines\n`)
  const long = all.filter(one => one.lines > (one.path.endsWith('.tsx') ? 80 : 60))
  expect(long.map(one => `${one.path} ${one.name} ${one.lines}`)).toEqual([])
  expect(p90).toBeLessThanOrEqual(30)
  expect(functionsOf(new Source('x.ts', `function long() {\n${'1\n'.repeat(70)}}`))[0]?.lines).toBe(72)
})

test('a file is named as what it exports', () => {
  expect(product.flatMap(misnamed)).toEqual([])
  const exporting = (path: string, text: string) => misnamed(new Source(path, text))
  expect(exporting('src/x/find.ts', 'export const findUnit = 1')).toHaveLength(1)
  expect(exporting('src/x/find-unit.ts', 'export const findUnit = 1')).toEqual([])
  expect(exporting('src/x/unit.page.tsx', 'export const unitPage = 1')).toEqual([])
})

test('rooms, commands, verifier and demonstration import only what they may', () => {
  const forbidden = [
    ['src/platform/x.ts', 'src/casework/index.ts'],
    ['src/casework/x.ts', 'src/registry/unit.ts'],
    ['src/commands/x.ts', 'src/casework/submit.ts'],
    ['src/commands/x.ts', 'src/halls/index.ts'],
    ['src/halls/x.ts', 'src/commands/entitle.ts'],
    ['src/verifier/browser/x.ts', 'src/casework/index.ts'],
    ['src/verifier/browser/x.ts', 'src/casework/evidence/receipt.ts'],
    ['src/main.ts', 'src/verifier/browser/page.ts'],
    ['src/halls/demo/x.ts', 'demo/story.ts'],
    ['demo/story.ts', 'src/casework/submit.ts'],
    ['demo/ukey/x.ts', 'src/identity/index.ts'],
  ] as const
  for (const [from, to] of forbidden) expect(forbiddenArrows(from, to), `${from} → ${to}`).not.toEqual([])
  const allowed = [
    ['src/casework/x.ts', 'src/registry/index.ts'],
    ['src/commands/entitle.ts', 'demo/story.ts'],
    ['src/commands/x.ts', 'src/casework/index.ts'],
    ['src/main.ts', 'src/commands/entitle.ts'],
    ['src/verifier/browser/page.ts', 'src/casework/evidence/check-receipt.ts'],
    ['demo/ukey/x.ts', 'src/platform/certificates/read-certificate.ts'],
  ] as const
  for (const [from, to] of allowed) expect(forbiddenArrows(from, to), `${from} → ${to}`).toEqual([])
})

test('no dumping grounds', () => {
  const dump = /(^|\/)(utils?|helpers?|common|shared|misc|types|constants)(\.|\/)/
  expect(product.filter(({ path }) => dump.test(path)).map(({ path }) => path)).toEqual([])
  expect(dump.test('src/utils/x.ts') && dump.test('src/ui/helpers.ts')).toBe(true)
})

test('an item is one folder of at most five files, with its line in the catalogue', () => {
  const catalogue = read('src/items/index.ts')
  const files = filesIn('src/items').filter(path => !path.includes('.test.'))
  const folders = Map.groupBy(
    files.filter(path => path.split('/').length > 3),
    path => path.split('/')[2] ?? '',
  )
  for (const [name, own] of folders) {
    expect(own.length, name).toBeLessThanOrEqual(5)
    expect(catalogue).toContain(`./${name}/item.ts`)
  }
  expect(folders.size).toBeGreaterThan(3)
})

test('only the owner of a schema names its tables', () => {
  expect(product.flatMap(({ path, text }) => foreignTables(path, text, rooms))).toEqual([])
  expect(foreignTables('src/halls/x.ts', "db.selectFrom('casework.declaration')", rooms)).toHaveLength(1)
  expect(foreignTables('src/registry/x.ts', 'sql`select from identity.account`', rooms)).toHaveLength(1)
  expect(foreignTables('src/casework/x.ts', "from 'casework.event'", rooms)).toEqual([])
})

test('only the platform reads the clock or the environment', () => {
  const asks = /new Date\(\)|Date\.now\(\)|process\.env\b/
  const guests = product.filter(({ path }) => !/^src\/(platform|ui\/islands)\/|^src\/main\.ts/.test(path))
  expect(guests.filter(({ text }) => asks.test(text)).map(({ path }) => path)).toEqual([])
  expect(asks.test('const at = new Date()')).toBe(true)
})

test('only project-file.ts knows where a source file is, so the built program finds the same files', () => {
  const asks = /import\.meta\b|__dirname|__filename/
  const except = ['src/project-file.ts', 'src/made-file.ts', 'src/built/program-part.ts', 'src/start.ts']
  const program = everything.filter(one => product.includes(one) || one.path === 'demo/story.ts')
  const asking = program.filter(({ path, text }) => !except.includes(path) && asks.test(text))
  expect(asking.map(({ path }) => path)).toEqual([])
  expect(asks.test(read('src/project-file.ts'))).toBe(true)
})

test('JSON is parsed by a schema', () => {
  expect(everything.flatMap(uncheckedJson)).toEqual([])
  const unchecked = (text: string) => uncheckedJson(new Source('src/x.ts', text))
  expect(unchecked('const form = JSON.parse(unseal(sealed))')).toHaveLength(1)
  expect(unchecked('return (await response.json()) as Answer')).toHaveLength(1)
  expect(unchecked('const form = formSchema.parse(JSON.parse(text))')).toEqual([])
})

test('the state of a declaration changes only through the workflow table', () => {
  expect(product.flatMap(stateWriters)).toEqual([])
  const writers = (text: string) => stateWriters(new Source('src/casework/x.ts', text))
  const update = "casework(tx).updateTable('casework.declaration')"
  expect(writers(`${update}.set({ state: 'passed' }).execute()`)).toHaveLength(1)
  expect(writers(`${update}.set(columns).execute()`)).toHaveLength(1)
  expect(writers('sql`update casework.declaration set state`')).toHaveLength(1)
  expect(writers("casework(tx).updateTable('casework.declaration_row')")).toHaveLength(1)
  expect(writers('sql`insert into casework.declaration_row`')).toHaveLength(1)
  expect(writers(`${update}.set({ reminded_at: at }).execute()`)).toEqual([])
})

test('a page leaves frame, heading and error summary to its skeleton', () => {
  expect(product.flatMap(ownSkeletons)).toEqual([])
  const owning = (path: string, text: string) => ownSkeletons({ path, text })
  expect(owning('src/halls/person/x.page.tsx', 'view: () => <Frame title="x">')).toHaveLength(1)
  expect(owning('src/halls/person/x-parts.tsx', '<><PageTitle>x</PageTitle><ErrorSummary />')).toHaveLength(2)
  expect(owning('src/halls/error-page.tsx', '<Frame><h1>')).toHaveLength(1)
  expect(owning('src/halls/person/x.page.tsx', 'view: () => <Card title="x" />')).toEqual([])
})

test('what visitors type is cleaned by its kind of field', () => {
  expect(product.flatMap(ownCleanings)).toEqual([])
  const cleaning = (path: string, text: string) => ownCleanings({ path, text })
  expect(cleaning('src/halls/x.page.tsx', "const words = posted.values.words?.trim() ?? ''")).toHaveLength(1)
  expect(cleaning('src/casework/x.ts', 'z.object({ reason: z\n  .string()\n  .trim() })')).toHaveLength(1)
  expect(cleaning('src/registry/fields/x.ts', 'text.trim()')).toEqual([])
})

test('questions lock no rows', () => {
  expect(product.flatMap(lockingQuestions)).toEqual([])
  const locking = (text: string) => lockingQuestions(new Source('src/casework/x.ts', text))
  const query = 'tx.selectFrom("casework.event").forUpdate().execute()'
  expect(locking(`export function findEvent(tx: Tx) { return ${query} }`)).toHaveLength(1)
  expect(locking(`export const findEvent = (tx: Tx) => ${query}`)).toHaveLength(1)
  expect(locking(`export function lockEvent(tx: Tx) { return ${query} }`)).toEqual([])
})

test('there are no casts that hide type errors', () => {
  const cast = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/
  expect(source.filter(({ text }) => cast.test(text)).map(({ path }) => path)).toEqual([])
  expect(cast.test('const x: any = 1')).toBe(true)
})

test('migrations are numbered without gaps, named by their room, and unchanged once released', async () => {
  const sums = await migrationChecksums()
  const names = Object.keys(sums)
  expect(names.map(name => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1))
  expect(names.filter(name => !rooms.some(room => name.slice(5).startsWith(room)))).toEqual([])
  const released = z.record(z.string(), z.string()).parse(JSON.parse(read('migrations/released.json')))
  for (const [name, sum] of Object.entries(released)) expect(sums[name], name).toBe(sum)
})

test('manual rows and journeys match one to one', () => {
  const rows = manualRows()
  const built = rows.filter(row => row.status === 'built').map(row => row.row)
  const journeys = filesIn('test/journeys')
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
  const items = source.filter(({ path }) => path.startsWith('src/items/'))
  expect(items.flatMap(({ path, text }) => unwritten(path, text))).toEqual([])
  expect(unwritten('x', "note: '待填写'")).toEqual(["x:1 note: '待填写'"])
})

test('item codes are written only in src/items', () => {
  const codes = [...catalogue.keys()]
  const others = product.filter(({ path }) => !path.startsWith('src/items/'))
  expect(others.flatMap(({ path, text }) => itemCodesIn(path, text, codes))).toEqual([])
  const guilty = "getItem(catalogue, 'data-correction'); href={`/employer/items/data-correction?x`}"
  expect(itemCodesIn('src/halls/x.ts', guilty, codes)).toHaveLength(2)
  expect(itemCodesIn('src/halls/x.ts', "'data-correction-form'", codes)).toEqual([])
})

test('every glossary identifier occurs in the code', () => {
  const text = product.map(one => one.text).join('\n')
  const words = [...read('docs/glossary.md').matchAll(/^\| [^|]+ \| `([A-Za-z-]+)` \|/gm)].map(
    match => match[1] ?? '',
  )
  expect(words.length).toBeGreaterThan(30)
  expect(words.filter(word => !new RegExp(`\\b${word}`, 'i').test(text))).toEqual([])
})

test('decisions are numbered without gaps', () => {
  const numbers = filesIn('docs/decisions').map(path => Number(path.split('/').at(-1)?.slice(0, 4)))
  expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, i) => i + 1))
})

test('the floor that figures are measured against is frozen', () => {
  const hash = createHash('sha256')
  for (const path of filesIn('script/benches/floor')) hash.update(`${path}\0${read(path)}\0`)
  expect(hash.digest('hex')).toBe('3f96d2dc7982bd78231b4c5180a6ecbb708154a80f1f7ce7885098115b631569')
})

test('a journey sees what a button did before it leaves the page', () => {
  expect(
    everything.filter(({ path }) => path.startsWith('test/journeys/')).flatMap(hastyNavigations),
  ).toEqual([])
  const hasty = (then: string) => {
    const text = `async () => { await page.getByRole('button', { name: '上传' }).click()\n${then} }`
    return hastyNavigations(new Source('test/journeys/x.ts', text))
  }
  expect(hasty("await page.goto('/agency')")).toHaveLength(1)
  expect(hasty('await expect(async () => { await page.reload() }).toPass()')).toHaveLength(1)
  expect(hasty("await expect(page.getByText('文件已收到')).toBeVisible()")).toEqual([])
})

test('numbers that visitors send are read by wholeNumber', () => {
  const readers = product
    .filter(
      ({ path, text }) => path.startsWith('src/halls/') && /\b(Number|parseInt|parseFloat)\(/.test(text),
    )
    .map(({ path }) => path)
  expect(readers).toEqual(['src/halls/serving/whole-number.ts'])
})
