import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkReceipt } from '#casework'
import { ConfigFault } from '#platform'

export const verifyReceiptUsage =
  'verify-receipt 文件 [--roots 文件]   核验受理凭证，不需要数据库，不成立时退出码为 1'

/** `hall verify-receipt FILE`: checks a receipt line by line, from files alone. */
export async function verifyReceipt(words: readonly string[], say: (line: string) => void): Promise<void> {
  const { file, roots } = read(words)
  const published = roots === undefined ? {} : { roots: await textOf(roots) }
  const { checks, declared } = checkReceipt(await textOf(file), published)
  for (const { title, holds, words } of checks) {
    say(`${holds === undefined ? '待比对' : holds ? '成立　' : '不成立'}　${title}：${words}`)
  }
  if (checks.some(check => check.holds === false)) {
    process.exitCode = 1
    return
  }
  for (const { label, value } of declared) say(`　　　　${label}：${value}`)
}

function read(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { roots: { type: 'string' } },
    })
    const [file, ...rest] = positionals
    if (file !== undefined && rest.length === 0) return { file, roots: values.roots }
  } catch {
    // Reported below, like a missing file name.
  }
  throw new ConfigFault([`用法：${verifyReceiptUsage}`])
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new ConfigFault([`不能读取文件 ${path}`])
  }
}
