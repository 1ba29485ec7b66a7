import ts from 'typescript'
import { nodesOf, type Source } from './sources.ts'

const presses = /^await page\s*\.getByRole\('button'.*\.(click|press)\(/s
const leaves = /^(await (page\.(goto|reload)|logIn\w+|hall\.moveTo)|const \w+ = page\.url)\(/

/**
 * Statements of a journey that leave the page right after a button was pressed. A form that is sent by a script is not
 * waited for by the press, so leaving cancels it now and then: look for what the button shows first.
 */
export function hastyNavigations({ path, tree }: Source): string[] {
  const found: string[] = []
  for (const node of nodesOf(tree)) {
    if (!ts.isBlock(node)) continue
    for (const [i, statement] of node.statements.entries()) {
      const next = node.statements[i + 1]
      if (!next || !presses.test(lineOf(statement))) continue
      if (leaves.test(lineOf(next)) || leavesInRetry(next)) found.push(`${path}: ${lineOf(next)}`)
    }
  }
  return found
}

const lineOf = (statement: ts.Statement) => (ts.isBlock(statement) ? '' : statement.getText())

/** `expect(async () => { await page.goto(…) … }).toPass()` */
const leavesInRetry = (statement: ts.Statement) =>
  nodesOf(statement).some(node => ts.isBlock(node) && leaves.test(node.statements[0]?.getText() ?? ''))
