import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from '../font-files.ts'

let compiler: NodeCompiler | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * A tagged A4 PDF with an embedded subset of Noto Sans SC, of a Typst template and its texts; the same texts and day
 * (YYYY-MM-DD) give the same bytes. The texts go in as data, so nothing a person typed can act as markup. One at a
 * time, letting the event loop turn between: the compiler keeps memory otherwise.
 */
export function compile(template: string, book: object, day: string): Promise<Buffer> {
  const printed = queue.then(async () => {
    await new Promise(resolve => setImmediate(resolve))
    return compiled(template, book, day)
  })
  queue = printed.catch(() => {})
  return printed
}

function compiled(template: string, book: object, day: string): Buffer {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: [readFileSync(fontFiles.regular), readFileSync(fontFiles.bold)] }],
  })
  const pdf = compiler.pdf(
    { mainFileContent: template, inputs: { book: JSON.stringify(book) } },
    // The moment of issue stands in the document; the clock of the machine would make every copy another file.
    { creationTimestamp: Date.parse(`${day}T00:00:00+08:00`) / 1000 },
  )
  compiler.evictCache(10)
  return Buffer.from(pdf)
}
