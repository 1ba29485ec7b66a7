import ts from 'typescript'
import { nodesOf, type Source } from './sources.ts'

const lock = /\.for(No)?(Key)?(Update|Share)\(|\bfor (no key )?(update|share)\b/i
const write = /\.(updateTable|insertInto|deleteFrom)\(|\b(update [a-z_]+\.|insert into|delete from)/i

/**
 * Functions that lock rows without saying so: a lock belongs into a function named `lock…` or `hold…`, behind a parameter `lock`,
 * or into a verb, which writes in the same file. PostgreSQL refuses a lock in a reading transaction as well.
 */
export function lockingQuestions({ path, text, tree }: Source): string[] {
  if (!lock.test(text) || write.test(text)) return []
  return tree.statements.flatMap(statement => {
    const name = nameOf(statement)
    const locks = nodesOf(statement).some(node => ts.isStatement(node) && lock.test(node.getText(tree)))
    return locks && !/^(lock|hold)/.test(name) && !/\$if\(lock\b/.test(statement.getText(tree))
      ? [`${path}: ${name}`]
      : []
  })
}

function nameOf(statement: ts.Statement): string {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? ''
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations[0]?.name.getText() ?? ''
  return ''
}
