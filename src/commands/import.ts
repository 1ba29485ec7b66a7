import { ConfigFault, type Runtime } from '#platform'
import { type ImportProgress, importFile, importKinds } from '#registry'

export const importUsage = `import KIND FILE      导入 .xlsx 或 CSV：${importKinds.join('、')}`

/** `hall import KIND FILE`: prints the totals on the last line; exits with 1 if any rows were refused. */
export async function runImport(runtime: Runtime, [word, path]: readonly string[]): Promise<void> {
  const kind = importKinds.find(one => one === word)
  if (!kind || !path)
    throw new ConfigFault([`用法：import KIND FILE，KIND 为 ${importKinds.join('、')} 之一`])
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const progress = showProgress()
  try {
    const { read, changed, refused, doubtful, errorsFile } = await importFile(runtime, {
      kind,
      path,
      progress: progress.show,
    })
    progress.end()
    say(`${path}：读取 ${read} 行，新增或更新 ${changed} 行，拒绝 ${refused} 行`)
    if (doubtful > 0) say(`另有 ${doubtful} 行已导入，请按清单核对`)
    if (errorsFile) say(`错误清单：${errorsFile}`)
    if (refused > 0) process.exitCode = 1
  } finally {
    progress.end()
  }
}

const barWidth = 30

/** A progress bar redrawn in place on a terminal; otherwise one plain line per ten per cent. */
function showProgress() {
  const { stdout } = process
  let drawn = false
  let tenths = 0
  return {
    show({ bytes, reachedBytes, rowsRead, rowsRefused }: ImportProgress) {
      const part = bytes === 0 ? 1 : Math.min(1, reachedBytes / bytes)
      const words = `${Math.floor(part * 100)}%　已读取 ${rowsRead} 行，拒绝 ${rowsRefused} 行`
      if (stdout.isTTY) {
        const filled = Math.round(part * barWidth)
        stdout.write(`\r[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}] ${words}`)
        drawn = true
      } else if (Math.floor(part * 10) > tenths) {
        tenths = Math.floor(part * 10)
        stdout.write(`${words}\n`)
      }
    },
    end() {
      if (drawn) stdout.write('\n')
      drawn = false
    },
  }
}
