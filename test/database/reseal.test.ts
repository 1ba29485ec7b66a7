import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkEvidence, getItem } from '#casework'
import { commandAsHall, parkForm, takeParkedForm } from '#identity'
import {
  blindIndex,
  ConfigFault,
  hall,
  messagesTo,
  openDatabase,
  openVault,
  resealAll,
  resealQuietly,
  seal,
  transact,
  unseal,
} from '#platform'
import { getPerson, getUnit, maintainCreditCode, recordMobile, undoCreditCode, unitContact } from '#registry'
import { reseal } from '../../src/commands/reseal.ts'
import { sealedColumns } from '../../src/commands/sealed-columns.ts'
import { catalogue } from '../../src/items/index.ts'
import { numberSecrets } from '../../src/platform/seals/number-secrets.ts'
import { secret, type TestRuntime, testRuntime } from './database.ts'
import { operator, submit } from './people.ts'
import { bytesOf, fillTheRest, makeOlder, rowsOf, sealBefore } from './sealed-before.ts'
import { attach, caseFile, save } from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const unitNo = '410783000002'
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
const contact = { legalRepMobile: '13700000001', operatorName: '孙经办', operatorMobile: '13900000009' }
const claimants = 6200
let runtime: TestRuntime
let declarationId: string

beforeAll(async () => {
  runtime = await testRuntime()
  const who = await operator(runtime, unitNo)
  const acting = runtime.as(who)
  declarationId = await save(acting, item, form)
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } }).png()
  await attach(acting, item, {
    declarationId,
    kind: 'proof',
    name: '证明.png',
    stream: Readable.from(await picture.toBuffer()),
  })
  await submit(acting, item, { declarationId })
  await parkForm(runtime.runtime, { accountNo: who.accountNo, path: '/a', at: acting.at }, form)
  await maintain('d1', contact, '91410783MA0000015H')
  await maintain('d2', { ...contact, operatorName: '钱经办' }, '92410783MA00000239')
  const by = { accountNo: null, name: '李经办', areaCode: '410783' }
  for (const mobile of ['13900000021', '13900000022']) {
    await asHall(async tx => {
      const person = await getPerson(tx, 1)
      await recordMobile(tx, {
        person,
        mobile,
        source: 'counter',
        by,
        reason: '窗口核验身份证',
        at: acting.at,
      })
    })
  }
  await fillTheRest(pool(), who.accountNo)
  await addClaimants()
})
afterAll(async () => {
  openVault(secret)
  await runtime.close()
})

const pool = () => runtime.owner
const asHall = <T>(run: Parameters<typeof transact<T>>[2]) => transact(runtime.runtime, hall, run)
const quiet = { onUnreadable: (row: string) => expect.unreachable(row) }

const maintain = (id: string, who: typeof contact, creditCode: string) =>
  asHall(tx =>
    maintainCreditCode(tx, {
      unitNo: '410783000001',
      creditCode,
      contact: who,
      verified: true,
      declarationId: id,
      at: new Date('2023-08-11T09:00:00+08:00'),
    }),
  )

/** Enough rows of one table for many batches, and for more than one look ahead. */
async function addClaimants(): Promise<void> {
  const column = sealedColumns.find(one => one.table === 'registry.claimant')
  if (!column) throw new Error('claimants are not listed')
  const ids = Array.from({ length: claimants }, (_, i) => `410783${String(i).padStart(12, '0')}`)
  const indexes = ids.map(id => blindIndex(id, 'id-no'))
  const sealed = ids.map((id, i) =>
    seal(id, column, { unit_no: unitNo, person_index: indexes[i] ?? Buffer.alloc(0) }),
  )
  await pool().query(
    `insert into registry.claimant (unit_no, person_index, area_code, person_sealed, first_month)
     select '${unitNo}', index, '410783', sealed, '202201' from unnest($1::bytea[], $2::bytea[]) as t (index, sealed)`,
    [indexes, sealed],
  )
}

/** Every sealed value by table, column and row, as the product reads it. */
async function everything(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const column of sealedColumns) {
    const rows = await rowsOf(pool(), column)
    for (const [i, row] of rows.entries()) {
      const of = column.row.map(name => (Buffer.isBuffer(row[name]) ? row[name].toString('hex') : row[name]))
      const text = unseal(bytesOf(row, column), column, row)
      found.set(`${column.table}.${column.column} ${of.join(' ')} ${found.has(of.join(' ')) ? i : ''}`, text)
    }
  }
  return found
}

/** How many sealed values of the whole database begin with a version, and a key where one is given. */
async function countOf(version: number, key?: number): Promise<number> {
  const begins = Buffer.from(key === undefined ? [version] : [version, key])
  const { rows } = await pool().query<{ table: string; column: string }>(
    `select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and data_type = 'bytea' and column_name like '%\\_sealed'`,
  )
  let count = 0
  for (const { table, column } of rows) {
    const found = await pool().query<{ count: number }>(
      `select count(*)::int from ${table} where substring(${column} from 1 for $1) = $2`,
      [begins.length, begins],
    )
    count += found.rows[0]?.count ?? 0
  }
  return count
}

test('every sealed column of the database is listed by its room, and this test has rows in each', async () => {
  const { rows } = await pool().query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and data_type = 'bytea' and column_name like '%\\_sealed'`,
  )
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  expect(listed.toSorted()).toEqual(rows.map(row => row.name).toSorted())
  for (const column of sealedColumns) {
    expect(await rowsOf(pool(), column), `${column.table}.${column.column}`).not.toHaveLength(0)
  }
})

test('what an earlier version sealed is readable, sealed again piece by piece, and says the same', async () => {
  const before = await everything()
  expect(await countOf(1)).toBe(0)
  const all = await countOf(2)
  await makeOlder(pool())
  expect(await countOf(1)).toBe(all)
  await readByTheProduct()
  const events = await pool().query('select * from casework.event order by 1, 2, 3')

  let batches = 0
  const interrupted = resealAll(runtime.runtime, sealedColumns, {
    ...quiet,
    onBatch({ table }) {
      if (table === 'registry.claimant') batches += 1
      if (batches === 3) throw new Error('killed')
    },
  })
  await expect(interrupted).rejects.toThrow('killed')
  const left = await countOf(1)
  expect(left).toBeGreaterThan(claimants - 3 * 500 - 10)
  expect(left).toBeLessThan(all)
  await readByTheProduct()

  const lines: string[] = []
  const goOn = () => true
  expect(await reseal(runtime.runtime, { say: line => lines.push(line), goOn })).toBe(true)
  expect(await countOf(1)).toBe(0)
  expect(await countOf(2)).toBe(all)
  expect(await everything()).toEqual(before)
  await readByTheProduct()
  const { rows } = await pool().query<{ count: number }>('select count(*)::int from registry.claimant')
  const total = rows[0]?.count
  expect(lines).toContain(`registry.claimant  ${total}/${total}`)
  expect((await pool().query('select * from casework.event order by 1, 2, 3')).rows).toEqual(events.rows)
  const faults: string[] = []
  await checkEvidence(runtime.as({ kind: 'system' }), fault => faults.push(fault))
  expect(faults).toEqual([])
})

/** What needs sealed values of every kind, as pages read them. */
async function readByTheProduct(): Promise<void> {
  const acting = runtime.as(await operator(runtime, unitNo))
  const { values, snapshot, materials } = await caseFile(acting, declarationId)
  expect(values).toMatchObject(form)
  expect(snapshot?.contact).toBe(form.contactMobile)
  expect(materials.flatMap(({ pages }) => pages.map(page => page.name))).toEqual(['证明.png'])
  const messages = await messagesTo(runtime.runtime.db, form.contactMobile)
  expect(messages.some(({ text, code }) => code !== null && text.includes(code))).toBe(true)
  await asHall(async tx => {
    expect((await getUnit(tx, unitNo)).mobile).toMatch(/^1\d{10}$/)
    expect(await unitContact(tx, '410783000001')).toMatchObject({ operatorName: '钱经办' })
    expect((await getPerson(tx, 1)).idNo).toMatch(/^\d{17}[\dX]$/)
  })
}

test('a second run changes nothing', async () => {
  const bytes = () =>
    pool().query(
      'select md5(string_agg(person_sealed::text, null order by person_index)) from registry.claimant',
    )
  const before = (await bytes()).rows
  const runs = await Promise.all([1, 2].map(() => resealAll(runtime.runtime, sealedColumns, quiet)))
  expect(runs).toEqual([
    { rows: 0, unreadable: 0 },
    { rows: 0, unreadable: 0 },
  ])
  expect((await bytes()).rows).toEqual(before)
})

test('two at once share the work, and wait for nobody who holds a row', async () => {
  const all = await countOf(2)
  await makeOlder(pool())
  const visitor = await pool().connect()
  await visitor.query('begin')
  const held = await visitor.query('select * from registry.unit where unit_no = $1 for update', [unitNo])
  expect(held.rows).toHaveLength(1)
  const both = [1, 2].map(() => resealAll(runtime.runtime, sealedColumns, quiet))
  await expect.poll(async () => await countOf(1), { timeout: 20_000 }).toBe(2)
  await visitor.query('update registry.unit set size = size where unit_no = $1', [unitNo])
  await visitor.query('commit')
  visitor.release()
  const rows = (await Promise.all(both)).reduce((sum, run) => sum + run.rows, 0)
  expect(await countOf(1)).toBe(0)
  expect(await countOf(2)).toBe(all)
  expect(rows).toBeLessThanOrEqual(all)
})

test('a wrong secret at the first start after the upgrade is refused, and none is numbered', async () => {
  const owner = openDatabase(pool())
  const wrong = 'a wrong secret for tests only, long enough'
  const numbered = async () =>
    (await pool().query<{ key_no: number }>('select key_no from platform.seal_key')).rows
  await makeOlder(pool())
  await expect(numberSecrets(owner, [wrong], sealedColumns)).rejects.toThrow(/HALL_SECRET: .*主密钥不同/)
  expect(await numbered()).toEqual([])
  await pool().query(`create schema aside; alter table platform.seal_key set schema aside`)
  await expect(numberSecrets(owner, [wrong], sealedColumns), 'before the migrations').rejects.toThrow(
    ConfigFault,
  )
  expect([...(await numberSecrets(owner, [secret], sealedColumns))]).toEqual([[1, secret]])
  await pool().query(`alter table aside.seal_key set schema platform; drop schema aside`)
  expect(await numbered()).toEqual([])
  await resealAll(runtime.runtime, sealedColumns, quiet)
})

test('the background work seals everything again under a new secret, then rests', async () => {
  const before = await everything()
  const all = await countOf(2)
  const owner = openDatabase(pool())
  const next = 'the next secret for tests only, long enough'
  await expect(numberSecrets(owner, [secret, next], sealedColumns)).rejects.toThrow('尚未登记主密钥')
  expect([...(await numberSecrets(owner, [secret], sealedColumns))]).toEqual([[1, secret]])
  openVault(next, await numberSecrets(owner, [secret, next], sealedColumns))
  expect([...(await numberSecrets(owner, [next, secret], sealedColumns))]).toEqual([
    [2, next],
    [1, secret],
  ])
  await expect(numberSecrets(owner, [next], sealedColumns)).rejects.toThrow(ConfigFault)
  await readByTheProduct()
  const work = resealQuietly(runtime.runtime, sealedColumns, row => expect.unreachable(row))
  for (let batch = 0; batch < 60; batch += 1) await work()
  expect(await countOf(2, 2)).toBe(all)
  expect(await everything()).toEqual(before)
  await readByTheProduct()
  openVault(
    secret,
    new Map([
      [1, secret],
      [2, next],
    ]),
  )
  expect(await resealAll(runtime.runtime, sealedColumns, quiet)).toMatchObject({ unreadable: 0 })
  expect(await countOf(2, 1)).toBe(all)
})

test('a sealed value copied onto another row of its column is refused', async () => {
  const other = '410105000003'
  const copy = (column: string) =>
    pool().query<Record<string, unknown>>(
      `update registry.unit it set ${column} = other.${column} from registry.unit other
       where it.unit_no = $1 and other.unit_no = $2 returning it.*`,
      [unitNo, other],
    )
  const kept = await pool().query<Record<string, unknown>>(
    'select mobile_sealed, account_no_sealed from registry.unit where unit_no = $1',
    [unitNo],
  )
  for (const column of ['mobile_sealed', 'account_no_sealed']) {
    expect((await copy(column)).rows[0]?.[column]).toBeInstanceOf(Buffer)
    await expect(asHall(tx => getUnit(tx, unitNo))).rejects.toThrow()
    await pool().query(`update registry.unit set ${column} = $2 where unit_no = $1`, [
      unitNo,
      kept.rows[0]?.[column],
    ])
    expect((await asHall(tx => getUnit(tx, unitNo))).unitNo).toBe(unitNo)
  }
})

test('a value that does not open is named, left unchanged, and does not block the rest', async () => {
  const broken = Buffer.concat([Buffer.from([1]), Buffer.alloc(40)])
  const { rows } = await pool().query<{ mobile_sealed: Buffer }>(
    'select mobile_sealed from registry.unit where unit_no = $1',
    [unitNo],
  )
  await pool().query('update registry.unit set mobile_sealed = $2 where unit_no = $1', [unitNo, broken])
  const older = sealBefore(JSON.stringify(form), 'casework.declaration.form')
  await pool().query('update casework.declaration set form_sealed = $2 where declaration_id = $1', [
    declarationId,
    older,
  ])
  const lines: string[] = []
  expect(await reseal(runtime.runtime, { say: line => lines.push(line), goOn: () => true })).toBe(false)
  expect(lines).toContain(`无法解封，保持原样：registry.unit ${unitNo}`)
  expect(lines.at(-1)).toBe('重新加密 1 行，无法解封 1 行')
  expect(await countOf(1)).toBe(1)
  await pool().query('update registry.unit set mobile_sealed = $2 where unit_no = $1', [
    unitNo,
    rows[0]?.mobile_sealed,
  ])
})

test('a restored contact and a parked form are read from their own rows', async () => {
  await asHall(tx =>
    undoCreditCode(tx, {
      unitNo: '410783000001',
      declarationId: 'd2',
      at: new Date('2023-08-12T09:00:00+08:00'),
    }),
  )
  expect(await asHall(tx => unitContact(tx, '410783000001'))).toMatchObject(contact)
  const acting = runtime.as(await operator(runtime, unitNo))
  const { accountNo } = acting.who
  expect(await commandAsHall(acting, tx => takeParkedForm(tx, accountNo, '/a'))).toEqual(form)
  expect(await commandAsHall(acting, tx => takeParkedForm(tx, accountNo, '/a'))).toBeUndefined()
})
