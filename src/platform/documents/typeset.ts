import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
let compiler: NodeCompiler | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * A tagged A4 PDF with an embedded subset of Noto Sans SC, of a Typst template and its texts. The texts go in as data,
 * so nothing a person typed can act as markup. One at a time, letting the event loop turn between: the compiler keeps
 * memory otherwise.
 */
export function typeset(template: string, document: object): Promise<Buffer> {
  const printed = queue.then(async () => {
    await new Promise(resolve => setImmediate(resolve))
    return compile(template, document)
  })
  queue = printed.catch(() => {})
  return printed
}

function compile(template: string, document: object): Buffer {
  compiler ??= NodeCompiler.create({
    fontArgs: [
      {
        fontBlobs: [
          readFileSync(join(fonts, '400Regular/NotoSansSC_400Regular.ttf')),
          readFileSync(join(fonts, '700Bold/NotoSansSC_700Bold.ttf')),
        ],
      },
    ],
  })
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { form: JSON.stringify(document) } })
  compiler.evictCache(10)
  return Buffer.from(pdf)
}
