import { sql } from 'kysely'
import type { Tx } from '#platform'

/** Why no money may go to a unit yet, in words for the unit and for the officer. */
export interface MoneyDoubt {
  readonly reason: 'frozen' | 'unverified' | 'revoked'
  readonly forUnit: string
  readonly forOfficer: string
  /** whether it ends when an officer decides or confirms, after which the case goes on by itself */
  readonly passing: boolean
}

const doubts: Readonly<Record<MoneyDoubt['reason'], MoneyDoubt>> = {
  frozen: {
    reason: 'frozen',
    forUnit: '贵单位的网上服务注册有人提出异议，已冻结；经办机构处理前，资金类业务暂不受理。',
    forOfficer: '该单位的网上服务注册已冻结，请先在“注册异议处理”中作出决定。',
    passing: true,
  },
  unverified: {
    reason: 'unverified',
    forUnit:
      '贵单位的联系人信息未经核实，资金类业务暂不受理。请法定代表人或经办人携带营业执照和身份证，到参保地社保经办机构办理单位联系人信息确认；确认后本业务继续办理，不需要重新申报。',
    forOfficer: '该单位的联系人信息未经核实，不能受理资金类业务，请先办理“单位联系人信息确认”。',
    passing: true,
  },
  revoked: {
    reason: 'revoked',
    forUnit: '申报本业务的管理员账号已因撤销注册停用，本业务不再办理。',
    forOfficer: '申报人的账号已因撤销注册停用，不能继续办理资金类业务，请不予通过。',
    passing: false,
  },
}

/**
 * The reason not to pay a unit for a case that an operator filed, if there is one. Also for the
 * officer who holds a case of a unit that has moved to another area.
 */
export async function moneyDoubt(
  tx: Tx,
  { unitNo, applicantNo }: { readonly unitNo: string; readonly applicantNo: number },
): Promise<MoneyDoubt | undefined> {
  const { rows } = await sql<{ reason: MoneyDoubt['reason'] | null }>`
    select identity.registration_doubt(${applicantNo}, ${unitNo}) as reason`.execute(tx)
  const reason = rows[0]?.reason
  return reason ? doubts[reason] : undefined
}

/** A case that an operator filed for a unit. */
export interface Filed {
  readonly declarationId: string
  readonly unitNo: string
  readonly applicantNo: number
}

/** Those of these cases, by declaration, whose unit is frozen or whose filer lost the account by 撤销注册. */
export async function stoppedAmong(tx: Tx, cases: readonly Filed[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${cases.map(one => one.declarationId)}::text[], ${cases.map(one => one.unitNo)}::text[],
      ${cases.map(one => one.applicantNo)}::bigint[]) as filed (id, unit_no, applicant_no)
    where identity.registration_doubt(applicant_no, unit_no) in ('frozen', 'revoked')`.execute(tx)
  return new Set(rows.map(row => row.id))
}
