import ts from 'typescript'

/** One changed token of a source. */
export interface Mutant {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly text: string
  /** the line as it is and the token's change: what a list of equivalent mutants names it by */
  readonly name: string
}

const swapped: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.PlusToken]: ['-'],
  [ts.SyntaxKind.MinusToken]: ['+'],
  [ts.SyntaxKind.AsteriskToken]: ['/'],
  [ts.SyntaxKind.SlashToken]: ['*'],
  [ts.SyntaxKind.PercentToken]: ['*'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
  [ts.SyntaxKind.PlusEqualsToken]: ['-='],
  [ts.SyntaxKind.MinusEqualsToken]: ['+='],
}

const otherRounding: Readonly<Record<string, string>> = {
  floor: 'ceil',
  ceil: 'floor',
  max: 'min',
  min: 'max',
}

interface Change {
  readonly node: ts.Node
  readonly texts: readonly string[]
}

/** Every token of a source that decides something, changed: operators, negations, numbers, roundings, table entries. */
export function mutantsOf(path: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    for (const { node: token, texts } of changesOf(node, source)) {
      const [start, end] = [token.getStart(tree), token.getEnd()]
      const lines = source.slice(0, start).split('\n').length
      const line = source.split('\n')[lines - 1]?.trim() ?? ''
      const column = start - source.lastIndexOf('\n', start - 1)
      for (const text of texts) {
        const change = `${source.slice(start, end)} → ${text || 'nothing'}`
        const name = `${path}: ${line} [${column}: ${change}]`
        const before = found.filter(one => one.name.startsWith(name)).length
        found.push({ path, start, end, text, name: before === 0 ? name : `${name} ${before + 1}` })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function changesOf(node: ts.Node, source: string): Change[] {
  if (ts.isBinaryExpression(node)) {
    const texts = swapped[node.operatorToken.kind]
    // Texts are joined with +, too.
    if (!texts || isText(node.left) || isText(node.right)) return []
    return [{ node: node.operatorToken, texts }]
  }
  if (ts.isPrefixUnaryExpression(node))
    return [{ node, texts: [source.slice(node.operand.pos, node.operand.end)] }]
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text.replaceAll('_', ''))
    return [{ node, texts: [String(value + 1), String(value - 1)] }]
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ node, texts: ['false'] }]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ node, texts: ['true'] }]
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Math') {
    const other = otherRounding[node.name.text]
    return other === undefined ? [] : [{ node: node.name, texts: [other] }]
  }
  if (ts.isConditionalExpression(node)) {
    const condition = node.condition.getText()
    return [{ node: node.condition, texts: [`!(${condition})`] }]
  }
  return tableEntry(node)
}

const isText = (node: ts.Node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)

/** An entry of the workflow table, such as `draft: 'submitted'` below `submit`: left out. */
function tableEntry(node: ts.Node): Change[] {
  if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.initializer)) return []
  const table = node.parent.parent.parent.parent
  return ts.isVariableDeclaration(table) && table.name.getText() === 'workflow'
    ? [{ node, texts: ['...{}'] }]
    : []
}
