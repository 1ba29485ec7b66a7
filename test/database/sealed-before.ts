import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type SealedColumn, seal, unseal } from '#platform'
import { sealedColumns } from '../../src/commands/sealed-columns.ts'
import { secret } from './database.ts'

const key = Buffer.from(hkdfSync('sha256', secret, 'wengang-hall', 'field', 32))

/** As version 1 sealed: bound to the column alone. */
export function sealBefore(text: string, place: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body])
}

export type Row = Readonly<Record<string, string | number | Buffer | Date>>

export function bytesOf(row: Row, { table, column }: SealedColumn): Buffer {
  const value = row[column]
  if (!Buffer.isBuffer(value)) throw new Error(`no bytes in ${table}.${column}`)
  return value
}

/** The rows of a sealed column that hold a value, with `ctid` as text. */
export const rowsOf = async (pool: Pool, { table, column }: SealedColumn): Promise<Row[]> =>
  (await pool.query<Row>(`select *, ctid::text as ctid from ${table} where ${column} is not null`)).rows

/** Puts every sealed value of a database back into the form that version 1 had. */
export async function makeOlder(pool: Pool, columns: readonly SealedColumn[] = sealedColumns): Promise<void> {
  for (const column of columns) {
    const rows = await rowsOf(pool, column)
    const older = rows.map(row => sealBefore(unseal(bytesOf(row, column), column, row), column.before))
    await pool.query(
      `update ${column.table} it set ${column.column} = older.value
       from unnest($1::text[]::tid[], $2::bytea[]) as older (place, value) where it.ctid = older.place`,
      [rows.map(row => row.ctid), older],
    )
  }
}

/** One row in each table of money, objections, printouts and second factors, which the story leaves empty. */
export async function fillTheRest(pool: Pool, accountNo: number): Promise<void> {
  const sealedIn = (table: string, row: Row, text: string, column?: string) => {
    const found = sealedColumns.find(one => one.table === table && (!column || one.column === column))
    if (!found) throw new Error(`${table} is not listed`)
    return seal(text, found, row)
  }
  const payee = JSON.stringify({ accountName: '甲', accountNo: '6222020200001234567', bankName: '工商银行' })
  const payable = { declaration_id: 'd1', attempt: 1 }
  const line = { reference: 'r1' }
  const objection = { objection_id: 'o1' }
  const file = { ...objection, file_no: 1 }
  const use = { unit_no: '410783000002', entry_no: 1, evidence_sha256: 'ab' }
  const document = { number: '20230811000000011' }
  const account = { account_no: accountNo }
  const notice = { seal_id: 'n1' }
  const link = { token_hash: Buffer.alloc(32, 2) }
  const recovery = { ...account, code_hash: Buffer.alloc(32, 1) }
  const words = JSON.stringify({ name: '某人', mobile: '13800000999', reason: '理由'.repeat(200) })
  const layout = {
    title: '标题',
    issuer: '',
    mark: '',
    blocks: [],
    footnotes: [],
    signatures: [],
    closing: [],
  }
  const said = JSON.stringify({ layout, standing: '', key: 'k', code: 'c' })
  const at = new Date('2023-08-11T09:00:00+08:00')
  const declared = { declaration_id: 'd1', row_no: 1 }
  const heard = { declaration_id: 'd-heard' }
  const row = JSON.stringify({ values: { name: '张三' }, findings: [], doubts: [] })
  const inserts: readonly [string, unknown[]][] = [
    [
      `insert into disbursement.payable (unit_no, declaration_id, attempt, area_code, item_code, subject, serial,
         unit_name, amount_fen, payee_sealed, state, entered_at)
       values ('410783000002', 'd1', 1, '410783', 'x', '2023', 's', 'n', 1, $1, 'open', $2)`,
      [sealedIn('disbursement.payable', payable, payee), at],
    ],
    [
      `insert into disbursement.line (unit_no, batch_no, line_no, payable_no, declaration_id, reference, area_code,
         item_code, subject, serial, unit_name, policy_fen, amount_fen, payee_sealed, state)
       values ('410783000002', 1, 1, 1, 'd1', 'r1', '410783', 'x', '2023', 's', 'n', 1, 1, $1, 'open')`,
      [sealedIn('disbursement.line', line, payee)],
    ],
    [
      `insert into disbursement.objection (unit_no, objection_id, receipt, publicity_no, declaration_id, round,
         area_code, unit_name, words_sealed, raised_at)
       values ('410783000002', 'o1', 'q', 1, 'd1', 1, '410783', 'n', $1, $2)`,
      [sealedIn('disbursement.objection', objection, words), at],
    ],
    [
      `insert into disbursement.objection_file (unit_no, area_code, objection_id, file_no, sha256, media_type, pages, name_sealed)
       values ('410783000002', '410783', 'o1', 1, 'ab', 'image/png', 1, $1)`,
      [sealedIn('disbursement.objection_file', file, '照片.png')],
    ],
    [
      `insert into disbursement.use_entry (unit_no, entry_no, version, area_code, year, used_on, purpose, amount_fen,
         words, people, voucher, struck, evidence_sha256, evidence_type, evidence_name_sealed, written_by, written_at)
       select '410783000002', 1, version, '410783', 2023, '2023-08-11', '转岗培训', 1, 'w', 0, 'v', version = 2, 'ab',
         'image/png', $1, 'n', $2 from generate_series(1, 2) as version`,
      [sealedIn('disbursement.use_entry', use, '凭证.png'), at],
    ],
    [
      `insert into casework.declaration_row (unit_no, declaration_id, row_no, area_code, applicant_no, state, wrong,
         key_index, revision, content_sealed)
       values ('410783000002', 'd1', 1, '410783', 1, 'draft', false, '\\x00', 1, $1)`,
      [sealedIn('casework.declaration_row', declared, row)],
    ],
    [
      `insert into casework.declaration (unit_no, declaration_id, item_code, item_version, subject, hall, area_code,
         applicant_no, applicant_name, unit_name, state, form_sealed, saved_at, event_seq, event_hash)
       select unit_no, 'd-heard', 'heard', 1, 's', 'person', area_code, applicant_no, applicant_name, unit_name, 'draft',
         $1, saved_at, 1, '\\x00' from casework.declaration limit 1`,
      [sealedIn('casework.declaration', heard, '{}', 'form_sealed')],
    ],
    [
      `insert into casework.hearing (unit_no, declaration_id, area_code, applicant_no, serial, asked_at, answer_by,
         question_sealed, answer_sealed, answered_at, outcome, outcome_sealed, ended_at)
       select unit_no, declaration_id, area_code, applicant_no, '', $1, '2023-08-18', $2, $3, $1, 'upheld', $4, $1
       from casework.declaration where declaration_id = 'd-heard'`,
      [
        at,
        sealedIn('casework.hearing', heard, JSON.stringify({ who: '孙七', rows: [] }), 'question_sealed'),
        sealedIn('casework.hearing', heard, '答复', 'answer_sealed'),
        sealedIn('casework.hearing', heard, '意见', 'outcome_sealed'),
      ],
    ],
    [
      `insert into printout.document (unit_no, number, area_code, kind, about, content_index, said_sealed, issued_on,
         issued_at, issued_name)
       values ('', '20230811000000011', '410783', 'letter', 'a', '\\x00', $1, '2023-08-11', $2, '')`,
      [sealedIn('printout.document', document, said), at],
    ],
    [
      `insert into identity.registration_notice (unit_no, area_code, kind, who_sealed, seal_id, registered_at,
         open_until)
       values ('410783000001', '410783', 'opening', $1, 'n1', $2, $2)`,
      [
        sealedIn(
          'identity.registration_notice',
          notice,
          JSON.stringify({ name: '孙某', mobile: '13800000998' }),
        ),
        at,
      ],
    ],
    [
      `insert into identity.registration_link (token_hash, notice_no, unit_no, area_code, mobile_sealed, words_sealed)
       values ($3, 1, '410783000001', '410783', $1, $2)`,
      [
        sealedIn('identity.registration_link', link, '13800000997', 'mobile_sealed'),
        sealedIn('identity.registration_link', link, '不是本单位的人', 'words_sealed'),
        link.token_hash,
      ],
    ],
    [
      `insert into identity.time_code (account_no, secret_sealed, confirmed_at, offered_sealed, offered_at)
       values ($3, $1, $4, $2, $4)`,
      [
        sealedIn('identity.time_code', account, 'SECRET', 'secret_sealed'),
        sealedIn('identity.time_code', account, 'OFFERED', 'offered_sealed'),
        accountNo,
        at,
      ],
    ],
    [
      'insert into identity.recovery_code (account_no, code_hash, code_sealed, made_at) values ($2, $3, $1, $4)',
      [sealedIn('identity.recovery_code', recovery, '1234-5678-9012'), accountNo, recovery.code_hash, at],
    ],
  ]
  const client = await pool.connect()
  try {
    // The rows that these belong to are left out.
    await client.query('set session_replication_role = replica')
    for (const [text, values] of inserts) await client.query(text, values)
  } finally {
    client.release(true)
  }
}
