import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOfForm, fileOfItem, fileOfTest, identifierOf, type NewItem } from './item-files.ts'

/** The requested item cannot be written; the message says why. Nothing has been written. */
export class Unusable extends Error {}

interface KnownItem {
  readonly code: string
  readonly serialCode: string
  readonly name: string
}

/**
 * Writes the folder of an item below `root`, its line in the catalogue and a row in docs/manual-rows.md.
 * @throws Unusable for a code or name that is malformed or taken.
 */
export function newItem(
  root: string,
  { code, name, hall }: { readonly code: string; readonly name: string; readonly hall: string },
): { readonly files: readonly string[]; readonly serialCode: string } {
  const known = knownItems(root)
  refuseTaken(root, known, { code, name })
  if (hall !== 'employer' && hall !== 'person') throw new Unusable('--for is employer or person')
  const serialCode = nextSerialCode(known, hall)
  const rows = readFileSync(join(root, rowsPath), 'utf8')
  const row = nextRow(rows)
  const item: NewItem = { code, name, hall, serialCode, row }
  const folder = `src/items/${code}`
  const files = {
    [`${folder}/item.ts`]: fileOfItem(item),
    [`${folder}/form.ts`]: fileOfForm(),
    [`${folder}/item.test.ts`]: fileOfTest(item),
    [cataloguePath]: withLine(readFileSync(join(root, cataloguePath), 'utf8'), code),
    [rowsPath]: `${rows.trimEnd()}\n| ${row} | ${name} | later | items/${code} |\n`,
  }
  mkdirSync(join(root, folder))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
  return { files: Object.keys(files), serialCode }
}

const cataloguePath = 'src/items/index.ts'
const rowsPath = 'docs/manual-rows.md'
const longestCode = 40

/** Read from the sources, so that a half-written item is known as well. */
function knownItems(root: string): KnownItem[] {
  const items = join(root, 'src/items')
  return readdirSync(items)
    .map(folder => join(items, folder, 'item.ts'))
    .filter(path => existsSync(path))
    .map(path => {
      const text = readFileSync(path, 'utf8')
      const member = (name: string) => new RegExp(`^ {2}${name}: '([^']*)'`, 'm').exec(text)?.[1] ?? ''
      return { code: member('code'), serialCode: member('serialCode'), name: member('name') }
    })
}

function refuseTaken(
  root: string,
  known: readonly KnownItem[],
  { code, name }: Omit<KnownItem, 'serialCode'>,
) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code) || code.length > longestCode) {
    throw new Unusable(
      `${code}: a code is kebab-case, two words or more, at most ${longestCode} characters: unit-contact-change`,
    )
  }
  if (!/^[\p{Script=Han}A-Za-z0-9（）、]{2,40}$/u.test(name)) {
    throw new Unusable(`${name}: a name is 2 to 40 Chinese characters, letters or digits: 单位联系方式变更`)
  }
  const other = known.find(item => item.code === code || item.name === name)
  if (other) throw new Unusable(`${other.code} (${other.name}) exists already`)
  if (existsSync(join(root, 'src/items', code))) throw new Unusable(`src/items/${code} exists already`)
}

/** 001 and on in the personal hall, 101 and on in the employer's; numbers below the highest may have been in use. */
function nextSerialCode(known: readonly KnownItem[], hall: NewItem['hall']): string {
  const [first, last] = hall === 'person' ? [1, 99] : [101, 899]
  const taken = known.map(item => Number(item.serialCode)).filter(number => number >= first && number <= last)
  const next = Math.max(first - 1, ...taken) + 1
  if (next > last) throw new Unusable(`no serial code is left between ${first} and ${last}`)
  return String(next).padStart(3, '0')
}

function nextRow(rows: string): string {
  const numbers = [...rows.matchAll(/^\| X-(\d\d) \|/gm)].map(match => Number(match[1]))
  return `X-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}

/** The catalogue with one more item: its import in the order of the folders, the item as the last of the menu. */
function withLine(catalogue: string, code: string): string {
  const lines = catalogue.split('\n')
  const line = `import { ${identifierOf(code)} } from './${code}/item.ts'`
  const codeIn = (text: string) => /from '\.\/([^']+)\/item\.ts'/.exec(text)?.[1]
  const following = lines.findIndex(text => (codeIn(text) ?? '') > code)
  const end = lines.findLastIndex(text => codeIn(text) !== undefined) + 1
  lines.splice(following < 0 ? end : following, 0, line)
  const close = lines.lastIndexOf('])')
  if (close < 0) throw new Unusable(`${cataloguePath} does not end its list with “])”`)
  lines.splice(close, 0, `  ${identifierOf(code)},`)
  return lines.join('\n')
}
