/** Composition root: configuration → runtime → catalogue and halls → listen, or run one command. */

import { filesOfNotices } from '#bulletin'
import {
  dropInfected,
  filesOfCases,
  latestEventAt,
  mergeTally,
  publishRoots,
  remindOfDrafts,
} from '#casework'
import { applyAnswers, endPublicities, filesOfEvidence } from '#disbursement'
import { continueRuns, PolicyFault, policies, tellPushed } from '#entitlement'
import { continueExports, sweepExports } from '#export'
import { sweepIdentity } from '#identity'
import { madeFile } from '#made-file'
import {
  ConfigFault,
  clearUnused,
  clockFrom,
  createServer,
  deliverWaitingSms,
  describeConfig,
  listen,
  openRuntime,
  Refusal,
  type Runtime,
  readConfig,
  resealQuietly,
  scanWaiting,
  simulatedPhone,
  smsGateway,
  startJobs,
  sweepOnce,
  uploadsOf,
} from '#platform'
import { checkPrintSigning } from '#printout'
import { continueImports, sweepImports } from '#registry'
import { loadAssets } from '#ui'
import { playStory } from '../demo/story.ts'
import { entitle } from './commands/entitle.ts'
import { importUsage, runImport } from './commands/import.ts'
import { keepWorking, type Work } from './commands/keep-working.ts'
import { printBooks } from './commands/print-books.ts'
import { recomputeAll } from './commands/recompute-all.ts'
import { reseal } from './commands/reseal.ts'
import { resetOfficer, resetUsage } from './commands/reset-officer.ts'
import { sealedColumns } from './commands/sealed-columns.ts'
import { systemActing } from './commands/system-acting.ts'
import { toldToStop } from './commands/told-to-stop.ts'
import { verifyEvidence } from './commands/verify-evidence.ts'
import { verifyReceipt, verifyReceiptUsage } from './commands/verify-receipt.ts'
import { exportSources, serveHalls } from './halls/index.ts'
import { catalogue } from './items/index.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

const commands: Readonly<
  Record<string, { readonly usage: string; run(words: readonly string[]): Promise<void> }>
> = {
  server: { usage: 'server                启动网厅', run: runServer },
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

async function runServer(): Promise<void> {
  const told = toldToStop()
  const config = readConfig()
  const [{ runtime, owner, close }, assets, verifier] = await Promise.all([
    openRuntime(config, say, sealedColumns),
    loadAssets(madeFile),
    madeFile('verifier.html'),
  ])
  await checkPrintSigning(runtime)
  const ready = config.demo ? await prepareDemo(runtime) : runtime
  const server = await createServer(config, assets)
  server.get('/healthz', { config: { alwaysAnswered: true } }, async () => {
    await ready.pool.query('select 1')
    return 'ok'
  })
  server.get('/evidence/verifier.html', { config: { alwaysAnswered: true } }, (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent('受理凭证核验.html')}`,
      )
      .send(verifier),
  )
  serveHalls(server, ready, catalogue)
  const port = await listen(server, config)
  say(`稳岗网厅已启动：http://${config.host}:${port}`)
  const stopWork = keepWorking(worksOf(ready), say)
  const stopJobs = await startJobs(owner, jobsOf(ready), say)
  await told
  await server.close()
  await stopWork()
  await stopJobs()
  await close()
}

/** The demonstration clock starts at the configured time, but never before the latest recorded event. */
async function prepareDemo(runtime: Runtime): Promise<Runtime> {
  await playStory(runtime)
  const last = await latestEventAt(systemActing(runtime))
  const start = runtime.config.demoNow
  return { ...runtime, clock: clockFrom(last && last > start ? last : start) }
}

/** Background jobs: text messages are sent within a second of the commit that caused them. */
function worksOf(runtime: Runtime): readonly Work[] {
  const { smsGateway: gateway } = runtime.config
  const carrier = gateway ? smsGateway(gateway) : simulatedPhone
  return [
    {
      name: '短信发送',
      pause: 1000,
      run: () => deliverWaitingSms(runtime.db, carrier, runtime.clock.now()),
    },
    { name: '年度计算', pause: 1000, run: goOn => continueRuns(runtime, { wait: false, goOn }) },
    { name: '数据导入', pause: 1000, run: goOn => continueImports(runtime, goOn) },
    {
      name: '银行回盘入账',
      pause: 2000,
      run: goOn => applyAnswers(systemActing(runtime), catalogue, { goOn }),
    },
    { name: '导出', pause: 2000, run: goOn => continueExports(runtime, exportSources(catalogue), goOn) },
    { name: '办件计数', pause: 5000, run: () => mergeTally(systemActing(runtime)) },
    { name: '每日存证', pause: 60_000, run: () => publishRoots(systemActing(runtime)) },
    {
      name: '病毒检查',
      pause: 5000,
      run: goOn =>
        scanWaiting(runtime, {
          goOn,
          onFound: (tx, sha256) => dropInfected(tx, systemActing(runtime), sha256),
        }),
    },
    { name: '重新加密', pause: 1000, run: resealQuietly(runtime, sealedColumns, say) },
    { name: '推送通知', pause: 1000, run: () => tellPushed(systemActing(runtime)) },
  ]
}

const jobsOf = (runtime: Runtime) => [
  {
    name: 'remind-of-drafts',
    cron: '5 9-17 * * *',
    run: async () => void (await remindOfDrafts(systemActing(runtime), catalogue)),
  },
  {
    name: 'end-publicities',
    cron: '10 * * * *',
    run: async () => void (await endPublicities(systemActing(runtime), catalogue)),
  },
  {
    name: 'sweep',
    cron: '40 3 * * *',
    async run() {
      await sweepOnce(runtime.db)
      await sweepIdentity(systemActing(runtime))
      await sweepExports(runtime)
      await runtime.files.sweep()
      await uploadsOf(runtime.config).sweep()
      await clearUnused(runtime, [filesOfCases, filesOfNotices, filesOfEvidence])
      await sweepImports(runtime)
    },
  },
]

async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const { runtime, close } = await openRuntime(readConfig(), say, sealedColumns)
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
    policies()
    await command.run(words)
  } catch (error) {
    const said = error instanceof ConfigFault || error instanceof PolicyFault || error instanceof Refusal
    if (!said) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

await main(process.argv.slice(2))
