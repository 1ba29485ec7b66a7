import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { newItem, Unusable } from './items/new-item.ts'

const usage = `usage: ./script/new-item CODE NAME [--for employer|person]

CODE  kebab-case, two words or more: unit-contact-change. Stored in the database, so it never changes.
NAME  事项名称: 单位联系方式变更
`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { for: { type: 'string', default: 'employer' } },
  })
  const [code, name] = positionals
  if (!code || !name || positionals.length > 2) throw new Unusable(usage)
  const { files, serialCode } = newItem(join(import.meta.dirname, '..'), { code, name, hall: values.for })
  process.stdout.write(`${files.join('\n')}\n
serial code ${serialCode}. The to-do list is in src/items/${code}/item.test.ts; the suite is red until it is empty:
  npx vitest run --project unit src/items test/house-rules.test.ts
docs/how-to/item.md explains each member.
`)
} catch (error) {
  if (!(error instanceof Unusable) && !(error instanceof TypeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
