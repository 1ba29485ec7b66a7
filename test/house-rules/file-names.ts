import { basename } from 'node:path'
import ts from 'typescript'
import type { Source } from './sources.ts'

/** Named by what they are in every room, item or hall, not by an export. */
const conventional = /(^|\/)(index|main|tables|paths|sealed|item|form|(publicity|payment)-step)\.tsx?$/

/**
 * A file that exports a single value, and neither that value nor a type is named as the file: `find-unit.ts` exports
 * `findUnit`, `receipt.ts` `receiptOf` or the type `Receipt`, and `unit.page.tsx` `unitPage`.
 */
export function misnamed({ path, tree }: Source): string[] {
  if (conventional.test(path)) return []
  const { values, types } = exportsOf(tree)
  const [only, ...others] = values
  if (only === undefined || others.length > 0) return []
  const name = flat(basename(path).replace(/\.tsx?$/, ''))
  const fits = [...values, ...types].some(one => name === flat(one) || `${name}of` === flat(one))
  return fits ? [] : [`${path} exports ${only}`]
}

/** Case and hyphens aside: `watch-ukeys` is `watchUKeys`. */
const flat = (name: string) => name.replaceAll(/[-.]/g, '').toLowerCase()

function exportsOf(tree: ts.SourceFile) {
  const values: string[] = []
  const types: string[] = []
  for (const statement of tree.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue
    if (ts.isVariableStatement(statement))
      values.push(...statement.declarationList.declarations.map(({ name }) => name.getText(tree)))
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      values.push(statement.name?.text ?? '')
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      types.push(statement.name.text)
  }
  return { values, types }
}
