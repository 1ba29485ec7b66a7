/** The program: serves the hall (src/server), or runs one command. */

import { policies } from '#entitlement'
import {
  ConfigFault,
  describeConfig,
  openRuntime,
  PolicyFault,
  Refusal,
  type Runtime,
  readConfig,
} from '#platform'
import { entitle } from './commands/entitle.ts'
import { importUsage, runImport } from './commands/import.ts'
import { messages, messagesUsage } from './commands/messages.ts'
import { printBooks } from './commands/print-books.ts'
import { recomputeAll } from './commands/recompute-all.ts'
import { reseal } from './commands/reseal.ts'
import { resetOfficer, resetUsage } from './commands/reset-officer.ts'
import { sealedColumns } from './commands/sealed-columns.ts'
import { toldToStop } from './commands/told-to-stop.ts'
import { verifyEvidence } from './commands/verify-evidence.ts'
import { verifyReceipt, verifyReceiptUsage } from './commands/verify-receipt.ts'
import { runServer } from './server/run-server.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
// Nobody reading any more (`… help | head`, a log that went away) must not end a hall.
process.stdout.on('error', () => {})

/** What works even where a policy file is wrong, and the server, which reads them itself; every other says so at once. */
const needsNoPolicies = new Set(['help', 'config', 'verify-receipt', 'server'])

const commands: Readonly<
  Record<string, { readonly usage: string; run(words: readonly string[]): Promise<void> }>
> = {
  server: { usage: 'server                启动网厅', run: () => runServer(say) },
  import: {
    usage: importUsage,
    run: words => withRuntime(runtime => runImport(runtime, words)),
  },
  entitle: {
    usage: 'entitle --year 年度 --as-of 日期 --out 文件   年度计算，结果写入 CSV',
    run: words => withRuntime(runtime => entitle(runtime, words, say)),
  },
  recompute: {
    usage: 'recompute             重算全部已存的决定，列出不一致的',
    run: () => withRuntime(runtime => recomputeAll(runtime, say)),
  },
  books: {
    usage: 'books                 对账：逐笔重新计算全部拨付批次，不符时退出码为 1',
    run: () =>
      withRuntime(async runtime => {
        if (!(await printBooks(runtime, say))) process.exitCode = 1
      }),
  },
  verify: {
    usage: 'verify                核验全部办理记录、签章、留存内容、电子材料和每日存证，不成立时退出码为 1',
    run: () =>
      withRuntime(async runtime => {
        if (!(await verifyEvidence(runtime, say))) process.exitCode = 1
      }),
  },
  reseal: {
    usage: 'reseal                以最新格式和密钥重新加密已存的个人信息，逐表显示进度，可中断，可重复',
    async run() {
      let goOn = true
      void toldToStop().then(() => {
        goOn = false
      })
      const whole = await withRuntime(runtime => reseal(runtime, { say, goOn: () => goOn }))
      if (!whole) process.exitCode = 1
    },
  },
  messages: { usage: messagesUsage, run: words => withRuntime(runtime => messages(runtime, words, say)) },
  'verify-receipt': { usage: verifyReceiptUsage, run: words => verifyReceipt(words, say) },
  'reset-second-factor': {
    usage: resetUsage,
    run: words => withRuntime(runtime => resetOfficer(runtime, words, say)),
  },
  config: { usage: 'config                显示配置', run: async () => describeConfig().forEach(say) },
  help: { usage: 'help                  显示本帮助', run: async () => printHelp() },
}

function printHelp(): void {
  say('用法：./script/hall 命令')
  for (const { usage } of Object.values(commands)) say(`  ${usage}`)
}

async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const { runtime, close } = await openRuntime(readConfig(), say, { sealed: sealedColumns })
  try {
    return await work(runtime)
  } finally {
    await close()
  }
}

async function main([name = 'help', ...words]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (!command) {
    printHelp()
    process.exitCode = 2
    return
  }
  try {
    if (!needsNoPolicies.has(name)) policies()
    await command.run(words)
  } catch (error) {
    const said = error instanceof ConfigFault || error instanceof PolicyFault || error instanceof Refusal
    if (!said) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

await main(process.argv.slice(2))
