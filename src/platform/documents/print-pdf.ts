import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A form as it lies on paper. All texts are ready to be read; nothing in them is markup. */
export interface PrintedDocument {
  readonly title: string
  /** 受理流水号, or nothing for a draft */
  readonly number?: string
  readonly issuer: string
  /** a small mark beside the issuer: 测试环境, 未提交 */
  readonly mark?: string
  readonly sections: readonly PrintedSection[]
  readonly footnotes: readonly string[]
  /** names under the lines to be signed */
  readonly signatures: readonly string[]
  readonly printedAt: string
}

interface PrintedSection {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

const require = createRequire(import.meta.url)
const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const template = readFileSync(new URL('./form.typ', import.meta.url), 'utf8')
let compiler: NodeCompiler | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * A tagged A4 PDF with an embedded subset of Noto Sans SC, page x of y. The texts go in as data, so nothing a person
 * typed can act as markup. One at a time, letting the event loop turn between: the compiler keeps memory otherwise.
 */
export function printPdf(document: PrintedDocument): Promise<Buffer> {
  const printed = queue.then(async () => {
    await new Promise(resolve => setImmediate(resolve))
    return compile(document)
  })
  queue = printed.catch(() => {})
  return printed
}

function compile(document: PrintedDocument): Buffer {
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
