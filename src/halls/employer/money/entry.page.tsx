import { strikeUse, type UseEntry, useLedger, useVersions, writeUse } from '#disbursement'
import type { OperatorActor } from '#identity'
import { shownTime, shownYuan, yuanOf } from '#platform'
import { Button, Buttons, Card, Form, LinkButton, Timeline } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { numberOf } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { moneyPaths } from './paths.ts'
import { UseForm } from './use-form.tsx'

/** 单位网厅 › 资金使用台账 › 修改登记: GET, POST /employer/use-ledger/:no */
export const entryPage = operatorPage({
  path: '/employer/use-ledger/:no',
  title: '修改登记',
  trail: [{ href: moneyPaths.ledger, text: '资金使用台账' }],
  load: async (visit, tx) => ({
    versions: await useVersions(tx, visit.acting, numberOf(visit)),
    years: (await useLedger(tx, visit.acting)).years,
  }),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, { act, values, file }, tx) {
    const entryNo = numberOf(visit)
    if (act === 'strike' || act === 'restore') {
      await strikeUse(tx, visit.acting, { entryNo, struck: act === 'strike' })
      return { to: visit.path, message: act === 'strike' ? '已作废，不再计入合计。' : '已恢复。' }
    }
    await writeUse(tx, visit.acting, { entryNo, values, ...(file?.name ? { evidence: file } : {}) })
    return {
      to: moneyPaths.ledgerOf(wholeNumber(values.year, 4) ?? 0),
      message: '修改成功，原内容保留在修改记录中。',
    }
  },
})

interface ViewProps {
  readonly visit: Visit<OperatorActor>
  readonly versions: readonly UseEntry[]
  readonly years: readonly number[]
}

function View({ visit, versions, years }: ViewProps) {
  const [entry] = versions
  if (!entry) return null
  const { usedOn, purpose, words, voucher } = entry
  const known = {
    usedOn,
    purpose,
    words,
    voucher,
    year: String(entry.year),
    amount: yuanOf(entry.amountFen),
    people: String(entry.people),
  }
  return (
    <>
      {entry.struck ? null : (
        <Card title={`编号 ${entry.entryNo}`}>
          <UseForm
            visit={visit}
            action={visit.path}
            years={[...new Set([...years, entry.year])]}
            known={known}
          />
        </Card>
      )}
      <Form action={visit.path} hidden={visit.hidden}>
        <Buttons>
          {entry.struck ? (
            <Button name="_act" value="restore" look="secondary">
              恢复这笔登记
            </Button>
          ) : (
            <Button name="_act" value="strike" look="danger">
              作废这笔登记
            </Button>
          )}
          <LinkButton href={moneyPaths.ledgerOf(entry.year)} look="secondary">
            返回台账
          </LinkButton>
        </Buttons>
      </Form>
      <Card title="修改记录">
        <Timeline
          moments={versions.map(one => ({
            time: shownTime(one.writtenAt),
            title: `${one.struck ? '作废：' : ''}${one.purpose}　${shownYuan(one.amountFen)} 元　${one.words}`,
            words: `${one.usedOn}　${one.people} 人　凭证号 ${one.voucher}　${one.writtenBy}`,
          }))}
        />
      </Card>
    </>
  )
}
