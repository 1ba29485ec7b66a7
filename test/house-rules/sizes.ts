import ts from 'typescript'
import { nodesOf, type Source } from './sources.ts'

interface FunctionSize {
  readonly path: string
  readonly name: string
  readonly lines: number
}

/** Every function with a multi-line body, with its length from signature to closing brace. */
export function functionsOf({ path, tree }: Source): FunctionSize[] {
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line
  return nodesOf(tree).flatMap(node => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return []
    const lines = line(node.getEnd()) - line(node.getStart()) + 1
    return lines > 1 ? [{ path, name: node.name?.getText(tree) ?? '(anonymous)', lines }] : []
  })
}

/** The quantile `of` of the values. */
export function quantile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0
}
