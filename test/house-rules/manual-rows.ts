import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../docs/manual-rows.md')

/** The rows of docs/manual-rows.md: M of the manual, X of items outside it. */
export const manualRows = () =>
  [...readFileSync(file, 'utf8').matchAll(/^\| ([MX]-\d\d) \|.*\| (built|later) \| (.+) \|$/gm)].map(
    ([, row = '', status = '', where = '']) => ({ row, status, where }),
  )
