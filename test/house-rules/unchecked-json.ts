import ts from 'typescript'
import { nodesOf, type Source } from './sources.ts'

/** Where a JSON text becomes a checked value without a schema right at the call; each hands on `unknown` or checks itself. */
const readers = [
  'src/casework/evidence/check-receipt.ts',
  'src/identity/passkey/credential.ts',
  'src/map-stack-traces.ts',
  'src/ui/islands/passkey/watch-passkeys.ts',
  'src/ui/islands/read-answer.ts',
]

/**
 * Calls of `JSON.parse` and `.json()` whose result is given a type by a cast; in the product, also those whose result no
 * schema parses. Assigning it to a typed variable is left to the linter's no-unsafe rules.
 */
export function uncheckedJson({ path, text, tree }: Source): string[] {
  if (!/JSON\.parse\(|\.json\(\)/.test(text)) return []
  const tested = !path.startsWith('src/') || /\.test\.tsx?$/.test(path) || readers.includes(path)
  return nodesOf(tree)
    .filter(isJsonCall)
    .flatMap(call => {
      let use: ts.Node = call.parent
      while (ts.isAwaitExpression(use) || ts.isParenthesizedExpression(use)) use = use.parent
      const wrong = ts.isAsExpression(use) || !(tested || isSchemaCall(use))
      const line = tree.getLineAndCharacterOfPosition(call.getStart()).line + 1
      return wrong ? [`${path}:${line} ${use.getText(tree).slice(0, 80)}`] : []
    })
}

function isJsonCall(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression, name } = node.expression
  const parses = name.text === 'parse' && expression.getText() === 'JSON'
  return parses || (name.text === 'json' && node.arguments.length === 0)
}

function isSchemaCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return ['parse', 'safeParse'].includes(node.expression.name.text)
}
