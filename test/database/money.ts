import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { catalogueOf, defineItem } from '#casework'
import { bankFile, payment } from '#disbursement'
import type { OfficerActor, OperatorActor } from '#identity'
import type { Runtime } from '#platform'
import { importFile } from '#registry'
import type { TestRuntime } from './database.ts'
import { submit } from './people.ts'
import { accept, save } from './visits.ts'

const schema = z.object({
  accountNo: z.string().refine(text => /^\d{8,32}$/.test(text), '银行账号应为 8 到 32 位数字。'),
})

/** An item that asks only for an account; tests set its amount, and it goes straight to the payment step. */
export const money = defineItem<string, typeof schema>({
  code: 'test-money',
  serialCode: '901',
  name: '试验返还',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '试验返还', save: '保存', saved: '已保存', note: '请核对银行账号。' },
  footnotes: [],
  schema,
  sections: [
    { title: '发放信息', fields: { accountNo: { label: '银行账号', kind: 'bank-account', required: true } } },
  ],
  materials: [],
  steps: [payment],
  facts: async (_tx, _acting, unitNo) => unitNo,
  subject: () => '2023',
  closed: () => undefined,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: unitNo => mobileOf(unitNo),
  review: unitNo => ({ conditions: [], amountFen: amounts.get(unitNo) ?? 0 }),
  payee: ({ accountNo }) => ({
    accountNo,
    accountName: '河南省试验有限公司',
    bankName: '中国建设银行长垣支行',
  }),
})

export const catalogue = catalogueOf([money])

/** the policy's amount per unit, fen */
const amounts = new Map<string, number>()

export const mobileOf = (unitNo: string) => `139${unitNo.slice(-8)}`

export const operatorOf = (unitNo: string): OperatorActor => ({
  kind: 'operator',
  accountNo: 1,
  name: '经办人',
  unitNo,
  certificate: false,
})

export const officerOf = (
  role: OfficerActor['role'],
  accountNo: number,
  areaCode = '410783',
): OfficerActor => ({
  kind: 'officer',
  accountNo,
  name: `${role}${accountNo}`,
  areaCode,
  role,
})

export const finance = officerOf('finance', 9001)
export const otherFinance = officerOf('finance', 9002)
export const reviewer = officerOf('review', 9003)
export const acceptor = officerOf('accept', 9004)

const unitColumns =
  'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'

/** Imports more units from a file, as the agency does. */
export async function someUnits(runtime: Runtime, count: number, area = '410783'): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, i) => `${area}${String(500_001 + i)}`)
  const rows = numbers.map(no => `${no},,试验单位${no.slice(-6)},企业,${area},小型,0,0,0,,,,`)
  const folder = await mkdtemp(join(tmpdir(), 'units-'))
  await writeFile(join(folder, 'units.csv'), `${[unitColumns, ...rows].join('\n')}\n`)
  const { refused } = await importFile(runtime, { kind: 'units', path: join(folder, 'units.csv') })
  await rm(folder, { recursive: true })
  if (refused > 0) throw new Error(`${refused} units refused`)
  return numbers
}

let confirming: Promise<unknown> = Promise.resolve()

/** Files, submits and accepts a case, so that it is at the payment step. @returns its id */
export async function owed(
  test: Pick<TestRuntime, 'as'>,
  unitNo: string,
  { amountFen, accountNo = '41001522010050205678' }: { amountFen: number; accountNo?: string },
): Promise<string> {
  amounts.set(unitNo, amountFen)
  const acting = test.as(operatorOf(unitNo))
  const id = await save(acting, money, {
    amountFen: String(amountFen),
    accountNo,
    accountName: `户名${unitNo}`,
  })
  // They all share one mobile, and a code works once.
  const confirmed = confirming.then(() => submit(acting, money, { declarationId: id }))
  confirming = confirmed.catch(() => {})
  await confirmed
  await accept(test.as(officerOf('accept', 9004, unitNo.slice(0, 6))), money, id)
  return id
}

export interface Said {
  readonly reference: string
  readonly amount: string
  readonly outcome: '成功' | '退回'
  readonly reason?: string
}

const fen = (yuan: string) => Math.round(Number(yuan) * 100)
const yuan = (value: number) => (value / 100).toFixed(2)

/** The bank's answer in CSV, as a bank would write it. */
export function answerCsv(number: string, said: readonly Said[]): Readable {
  const sum = (outcome: string) =>
    yuan(said.filter(one => one.outcome === outcome).reduce((all, one) => all + fen(one.amount), 0))
  const lines = [
    `H,WG1R,${number},20230821,${said.length}`,
    ...said.map(one => `D,${one.reference},${one.amount},${one.outcome},20230821,${one.reason ?? ''}`),
    `T,${said.length},${sum('成功')},${sum('退回')}`,
  ]
  return Readable.from([Buffer.from(`${lines.join('\r\n')}\r\n`)])
}

/** The payments in the CSV file sent to the bank. */
export async function orders(test: Pick<TestRuntime, 'as'>, number: string): Promise<Said[]> {
  const file = await bankFile(test.as(finance), number)
  const written = await text(file.stream)
  return written
    .split('\r\n')
    .filter(line => line.startsWith('D,'))
    .map(line => line.split(','))
    .map(cells => ({ reference: cells[2] ?? '', amount: cells[6] ?? '', outcome: '成功' }))
}
