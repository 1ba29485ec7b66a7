import { readFileSync } from 'node:fs'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from '../font-files.ts'

let compiler: NodeCompiler | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * Compiles a Typst template and its texts to a tagged A4 PDF with an embedded subset of Noto Sans SC; the same texts
 * and date (YYYY-MM-DD) give the same bytes. Texts are passed as data, so user input can never act as markup. Runs one
 * at a time and yields to the event loop in between: otherwise the compiler retains memory.
 */
export function compile(template: string, book: object, day: string): Promise<Buffer> {
  const printed = queue.then(async () => {
    await new Promise(resolve => setImmediate(resolve))
    compiler ??= await openCompiler()
    return compiled(compiler, template, book, day)
  })
  queue = printed.catch(() => {})
  return printed
}

/** Loaded at the first printout. */
async function openCompiler(): Promise<NodeCompiler> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  return typst.NodeCompiler.create({
    fontArgs: [{ fontBlobs: [readFileSync(fontFiles.regular), readFileSync(fontFiles.bold)] }],
  })
}

function compiled(typst: NodeCompiler, template: string, book: object, day: string): Buffer {
  const pdf = typst.pdf(
    { mainFileContent: template, inputs: { book: JSON.stringify(book) } },
    // The document contains its time of issue; the system clock would make every copy a different file.
    { creationTimestamp: Date.parse(`${day}T00:00:00+08:00`) / 1000 },
  )
  typst.evictCache(10)
  return Buffer.from(pdf)
}
