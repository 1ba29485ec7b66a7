import {
  type Catalogue,
  dropInfected,
  mergeTally,
  publishRoots,
  settlePages,
  waitingRoots,
  waitingTally,
} from '#casework'
import { applyAnswers, waitingAnswers } from '#disbursement'
import { continueRuns, tellPushed, waitingPushes, waitingRuns } from '#entitlement'
import { continueExports, type ExportSource, waitingSheets } from '#export'
import {
  deliverWaitingSms,
  judgeWaiting,
  type Runtime,
  resealQuietly,
  scanWaiting,
  simulatedPhone,
  smsGateway,
  waitingJudgments,
  waitingScans,
  waitingSms,
} from '#platform'
import { continueImports, settleMonths, waitingImports, waitingMonths } from '#registry'
import { payAsTaxOffice, waitingTaxes } from '../../demo/story.ts'
import { sealedColumns } from './sealed-columns.ts'
import { systemActing } from './system-acting.ts'
import type { Work } from './work-loop.ts'

const second = 1000

export interface Working {
  readonly catalogue: Catalogue
  readonly sources: readonly ExportSource[]
  say(line: string): void
}

/** The background work of a running hall, in any number of processes. */
export function worksOf(runtime: Runtime, { catalogue, sources, say }: Working): readonly Work[] {
  const acting = () => systemActing(runtime)
  const reseal = resealQuietly(runtime, sealedColumns, say)
  return [
    { name: '短信发送', waiting: waitingSms, run: goOn => deliver(runtime, say, goOn) },
    {
      name: '年度计算',
      waiting: waitingRuns,
      run: untilWoken(goOn => continueRuns(runtime, { wait: false, goOn })),
    },
    { name: '数据导入', waiting: waitingImports, run: untilWoken(goOn => continueImports(runtime, goOn)) },
    {
      name: '应缴核定',
      waiting: waitingMonths,
      run: untilWoken(async goOn => {
        const settled = (await settleMonths(runtime, goOn)) ?? 0
        if (settled > 0 && runtime.config.demo) runtime.wakes.wake([waitingTaxes.kind])
      }),
    },
    ...(runtime.config.demo
      ? [{ name: '模拟税务缴费', waiting: waitingTaxes, run: untilWoken(() => payAsTaxOffice(runtime)) }]
      : []),
    {
      name: '银行回盘入账',
      waiting: waitingAnswers,
      run: untilWoken(goOn => applyAnswers(acting(), catalogue, { goOn })),
    },
    {
      name: '导出',
      waiting: waitingSheets,
      run: untilWoken(goOn => continueExports(runtime, sources, goOn)),
    },
    {
      name: '办件计数',
      waiting: waitingTally,
      // As long as cases are on the move: counts stay cheap to read.
      run: async () => ((await mergeTally(acting())) > 0 ? 5 * second : undefined),
    },
    { name: '每日存证', waiting: waitingRoots, run: untilWoken(() => publishRoots(acting())) },
    {
      name: '文件检查',
      waiting: waitingJudgments,
      run: untilWoken(goOn =>
        judgeWaiting(runtime, {
          goOn,
          onJudged: (tx, sha256, judged) => settlePages(tx, acting(), catalogue, { sha256, judged }),
        }),
      ),
    },
    {
      name: '病毒检查',
      waiting: waitingScans,
      run: untilWoken(goOn =>
        scanWaiting(runtime, { goOn, onFound: (tx, sha256) => dropInfected(tx, acting(), sha256) }),
      ),
    },
    { name: '重新加密', run: async () => ((await reseal()) ? second : undefined) },
    { name: '推送通知', waiting: waitingPushes, run: untilWoken(() => tellPushed(acting())) },
  ]
}

const untilWoken =
  (run: (goOn: () => boolean) => Promise<unknown>): Work['run'] =>
  async goOn => {
    await run(goOn)
    return undefined
  }

/** The gateway's refusals are tried again after ten seconds at the earliest. */
async function deliver(runtime: Runtime, say: (line: string) => void, goOn: () => boolean) {
  const { smsGateway: gateway } = runtime.config
  const carrier = gateway ? smsGateway(gateway) : simulatedPhone
  const { refused, uncertain } = await deliverWaitingSms(runtime, carrier, goOn)
  if (uncertain > 0) say(`短信发送：${uncertain} 条结果不明，见 ./script/hall messages`)
  return refused > 0 ? 10 * second : undefined
}
