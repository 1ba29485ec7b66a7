import { dropInfected, mergeTally, publishRoots } from '#casework'
import { applyAnswers } from '#disbursement'
import { continueRuns, tellPushed } from '#entitlement'
import { continueExports } from '#export'
import {
  deliverWaitingSms,
  type Runtime,
  resealQuietly,
  scanWaiting,
  simulatedPhone,
  smsGateway,
} from '#platform'
import { continueImports } from '#registry'
import { exportSources } from '../halls/index.ts'
import { catalogue } from '../items/index.ts'
import type { Work } from './keep-working.ts'
import { sealedColumns } from './sealed-columns.ts'
import { systemActing } from './system-acting.ts'

/** Background jobs: text messages are sent within a second of the commit that caused them. */
export function worksOf(runtime: Runtime, say: (line: string) => void): readonly Work[] {
  const { smsGateway: gateway } = runtime.config
  const carrier = gateway ? smsGateway(gateway) : simulatedPhone
  return [
    {
      name: '短信发送',
      pause: 1000,
      run: async goOn => {
        const { uncertain } = await deliverWaitingSms(runtime, carrier, goOn)
        if (uncertain > 0) say(`短信发送：${uncertain} 条结果不明，见 ./script/hall messages`)
      },
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
