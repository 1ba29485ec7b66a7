import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')

/** One source file, read once and parsed at most once for all rules. */
export class Source {
  readonly path: string
  readonly text: string
  #tree: ts.SourceFile | undefined

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  get tree(): ts.SourceFile {
    this.#tree ??= ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true)
    return this.#tree
  }
}

const sourcesIn = (folder: string): readonly Source[] =>
  filesIn(folder)
    .filter(path => /\.tsx?$/.test(path))
    .map(path => new Source(path, read(path)))

export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort((one, other) => (one < other ? -1 : 1))
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** All of `src`, tests included. */
export const source = sourcesIn('src')

/** What a hall runs. */
export const product = source.filter(({ path }) => !/\.test\.tsx?$/.test(path))

/** Everything written in TypeScript. */
export const everything = [...source, ...['demo', 'script', 'test'].flatMap(sourcesIn)]

/** Every node of a tree, parents before children. */
export function nodesOf(tree: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node) => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return nodes
}
