import { sql } from 'kysely'
import { z } from 'zod'
import { defineItem, type Item, nextSubject, soleReview } from '#casework'
import { anyOf, refuse, type Tx } from '#platform'
import { typed, typedName } from '#registry'
import type { TestRuntime } from './database.ts'

const person = z.object({
  name: typedName({ least: 2, most: 50, missing: '请填写姓名。' }),
  idNo: typed('id-no'),
  mobile: typed('mobile'),
  month: typed('month'),
  wage: typed('amount'),
})

type Person = z.output<typeof person>

interface Facts {
  readonly subject: string
  readonly contact: string
  readonly closed: string | undefined
}

/** What the test's registers say today. */
export const today = { closed: undefined as string | undefined, refused: new Set<string>() }

/** A wage that only an officer decides about. */
const doubtful = (wage: string) => Number(wage) > 10_000

/**
 * Where settled rows take effect: a table, so that a rollback takes it back; one person is there once. Begins with
 * registers that have nothing against anybody: test files share this module. @param test owns the database
 */
export async function openEffects({ owner }: TestRuntime): Promise<void> {
  today.closed = undefined
  today.refused.clear()
  calls.length = 0
  await owner.query(`create table public.effect (id_no text primary key, unit_no text not null, declaration_id text not null,
    row_no int not null); grant all on public.effect to hall_app`)
}

async function known(tx: Tx, people: readonly Person[]): Promise<Set<string>> {
  const { rows } = await sql<{ id_no: string }>`
    select id_no from public.effect where id_no = ${anyOf(people.map(one => one.idNo))}`.execute(tx)
  return new Set(rows.map(one => one.id_no))
}

/** Calls of the item, with the number of rows in each. */
export const calls: { readonly what: 'check' | 'settle' | 'revoke'; readonly rows: number }[] = []

/** An item whose declarations are lists of people, for tests. */
export const rowsItem: Item = defineItem<Facts, z.ZodObject, typeof person>({
  code: 'rows-item',
  serialCode: '996',
  name: '名单事项',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '名单事项', save: '保存', saved: '人员信息保存成功', note: '请逐人填写。' },
  footnotes: [],
  schema: z.object({}),
  sections: [],
  materials: [],
  acceptance: false,
  steps: [soleReview],
  facts: async (tx, _acting, unitNo, subject) => ({
    subject: subject ?? (await nextSubject(tx, unitNo, 'rows-item')),
    contact: '13800000003',
    closed: today.closed,
  }),
  subject: facts => facts.subject,
  closed: facts => facts.closed,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: facts => facts.contact,
  rows: {
    noun: '人员',
    counter: '人',
    schema: person,
    fields: {
      name: { label: '姓名', kind: 'name', required: true },
      idNo: { label: '证件号码', kind: 'id-no', required: true },
      mobile: { label: '手机号码', kind: 'mobile', required: true },
      month: { label: '参保年月', kind: 'month', required: true },
      wage: { label: '月缴费工资', kind: 'amount', required: true },
    },
    most: 5000,
    key: 'idNo',
    async check(tx, _facts, people) {
      calls.push({ what: 'check', rows: people.length })
      const insured = await known(tx, people)
      return people.map(({ idNo, wage }) => ({
        findings: insured.has(idNo) ? [{ field: 'idNo', sentence: '该人员已经参保。' }] : [],
        doubts: doubtful(wage) ? ['月缴费工资高于上限，需要人工核对。'] : [],
      }))
    },
    async onSettled(tx, _acting, people) {
      calls.push({ what: 'settle', rows: people.length })
      await sql`insert into public.effect select * from unnest(${people.map(one => one.data.idNo)}::text[],
        ${people.map(one => one.unitNo)}::text[], ${people.map(one => one.declarationId)}::text[],
        ${people.map(one => one.rowNo)}::int[])`.execute(tx)
      if (people.some(one => today.refused.has(one.data.idNo)))
        refuse('conflict', '公安数据正在核对，暂不能办结。')
    },
    async onRevoked(tx, _acting, people) {
      calls.push({ what: 'revoke', rows: people.length })
      for (const { unitNo, declarationId, rowNo } of people) {
        await sql`delete from public.effect where unit_no = ${unitNo} and declaration_id = ${declarationId}
          and row_no = ${rowNo}`.execute(tx)
      }
    },
  },
})

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The n-th ID number, well formed. */
export function idNoOf(n: number): string {
  const digits = `4107831980${String(101 + (Math.floor(n / 1000) % 12) * 100 + (n % 28)).padStart(4, '0')}${String(n % 1000).padStart(3, '0')}`
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0)
  return digits + ('10X98765432'[sum % 11] ?? '')
}

/** The n-th person as typed. */
export const personOf = (n: number, changed: Partial<Person> = {}) => ({
  name: '张三',
  idNo: idNoOf(n),
  mobile: '13800000003',
  month: '202308',
  wage: '4500',
  ...changed,
})

/** The people whose rows have taken effect. */
export async function effects({ owner }: TestRuntime): Promise<string[]> {
  const { rows } = await owner.query<{ id_no: string }>('select id_no from public.effect order by 1')
  return rows.map(one => one.id_no)
}
