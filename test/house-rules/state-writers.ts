import ts from 'typescript'
import { nodesOf, type Source } from './sources.ts'

const only = 'src/casework/change-declaration.ts'
const birthplace = 'src/casework/open-declaration.ts'
const rowWriter = 'src/casework/rows/change-rows.ts'
const intoRows =
  /\b(?:update|insert\s+into)\s+casework\.declaration_row\b|\b(?:updateTable|insertInto)\('casework\.declaration_row'/gi
const guarded = /^(state|event_seq|event_hash)$/

/**
 * Writers of a declaration's state or history beside `changeDeclaration`, and of its rows beside `changeRows`, which
 * follow the workflow tables.
 */
export function stateWriters({ path, text, tree }: Source): string[] {
  if (path === only) return []
  const rows = path === rowWriter ? [] : [...text.matchAll(intoRows)].map(match => `${path}: ${match[0]}`)
  const inSql = /\b(update|insert\s+into|delete\s+from)\s+casework\.(declaration|event)\b/gi
  const found = [...rows, ...[...text.matchAll(inSql)].map(match => `${path}: ${match[0]}`)]
  if (!/'casework\.(declaration|event)'/.test(text)) return found
  for (const node of nodesOf(tree)) {
    const call = queryOf(node)
    if (!call) continue
    const { verb, table, chain } = call
    if (table === 'casework.event' && path !== birthplace) found.push(`${path}: ${verb} ${table}`)
    if (table !== 'casework.declaration') continue
    if (verb === 'insertInto' ? path !== birthplace : verb === 'deleteFrom' || setsState(chain))
      found.push(`${path}: ${verb} ${table}`)
  }
  return found
}

/** A call of Kysely that writes, with the outermost call chained to it. */
function queryOf(node: ts.Node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const [table] = node.arguments
  const verb = node.expression.name.text
  if (!/^(updateTable|insertInto|deleteFrom)$/.test(verb) || !table || !ts.isStringLiteral(table))
    return undefined
  let chain: ts.Node = node
  while (ts.isPropertyAccessExpression(chain.parent) || ts.isCallExpression(chain.parent))
    chain = chain.parent
  return { verb, table: table.text, chain }
}

/** Whether `.set()` in a chain names a guarded column, or is given something that cannot be read here. */
function setsState(chain: ts.Node): boolean {
  return nodesOf(chain).some(node => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
    if (node.expression.name.text !== 'set') return false
    const [values] = node.arguments
    if (!values || !ts.isObjectLiteralExpression(values)) return true
    return values.properties.some(property => !property.name || guarded.test(property.name.getText()))
  })
}
