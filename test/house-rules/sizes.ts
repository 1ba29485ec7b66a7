import ts from 'typescript'

interface FunctionSize {
  readonly path: string
  readonly name: string
  readonly lines: number
}

/** Every function with a multi-line body, with its length from signature to closing brace. */
export function functionsOf(path: string, text: string): FunctionSize[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: FunctionSize[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (position: number) => file.getLineAndCharacterOfPosition(position).line
      const lines = line(node.getEnd()) - line(node.getStart()) + 1
      if (lines > 1) found.push({ path, name: node.name?.getText(file) ?? '(anonymous)', lines })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The quantile `of` of the values. */
export function quantile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0
}
