import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Tx, transact } from '#platform'
import {
  endEmployments,
  findPersonByIdNo,
  openEmployments,
  staffOf,
  standings,
  undoEndings,
  undoOpenings,
} from '#registry'
import { idCheck } from '../../src/registry/codes/id-no.ts'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

const asUnit = <T>(unitNo: string, run: (tx: Tx) => Promise<T>) =>
  transact(test1.runtime, { units: [unitNo] }, run)

const medical = '410783000002'
const food = '410783000005'
const qi = { idNo: '410783199506060016', name: '孙七' }
const zheng = { idNo: '410105198808210044', name: '郑十' }
const on = '2023-08-11'

const add = (
  unitNo: string,
  by: string,
  people: readonly { idNo: string; name: string; fromMonth: string }[],
) =>
  asUnit(unitNo, tx =>
    openEmployments(
      tx,
      { unitNo, on },
      people.map(one => ({ ...one, baseFen: 600_000, by })),
    ),
  )
const end = (unitNo: string, by: string, month: string, people: readonly (typeof qi)[], reason = '222') =>
  asUnit(unitNo, tx =>
    endEmployments(
      tx,
      { unitNo, on },
      people.map(one => ({ ...one, month, reason, by })),
    ),
  )

/** Everything of the registers that a change of these people may touch. */
async function registers() {
  const { rows } = await test1.owner.query<{ of: string }>(`
    select (select jsonb_agg(e order by e.unit_no, person_no, insurance, from_month) from registry.employment e
        join registry.person using (person_no) where name in ('孙七', '郑十', '新人1', '新人2'))
      || coalesce((select jsonb_agg(to_jsonb(r) - 'person_sealed' order by unit_no, month, person_index::text)
        from registry.reduction r), '[]')
      || (select jsonb_agg(jsonb_build_object('no', person_no, 'unit', unit_no) order by person_no) from registry.person
        where name in ('孙七', '郑十', '新人1', '新人2'))
      as of`)
  return JSON.stringify(rows[0])
}

const insurancesOf = (idNo: string) =>
  asUnit(medical, async tx => (await findPersonByIdNo(tx, idNo))?.insurances.map(one => one.state))

test('增员 and its undoing leave nothing; meanwhile the person is on the unit’s staff and insured', async () => {
  const before = await registers()
  await add(medical, 'd1', [{ ...qi, fromMonth: '202308' }])
  expect(await insurancesOf(qi.idNo)).toEqual(['参保缴费', '参保缴费'])
  const [found] = await asUnit(medical, tx =>
    staffOf(tx, { unitNo: medical, words: '孙七', offset: 0, limit: 10 }),
  )
  expect(found?.insurances).toHaveLength(3)
  await asUnit(medical, tx => undoOpenings(tx, { unitNo: medical, by: ['d1'] }))
  expect(await registers()).toBe(before)
  expect(await insurancesOf(qi.idNo)).toEqual(['暂停缴费（中断）', '暂停缴费（中断）'])
  await expect(asUnit(medical, tx => undoOpenings(tx, { unitNo: medical, by: ['d1'] }))).rejects.toThrow(
    '已经撤销',
  )
})

test('减员 ends all insurances before its month and is a departure; its undoing leaves nothing', async () => {
  const before = await registers()
  await end(medical, 'd2', '202308', [zheng], '2231')
  const standing = await asUnit(medical, tx => standings(tx, [zheng.idNo]))
  expect(standing.get(zheng.idNo)?.employments.map(one => one.toMonth)).toEqual([
    '202307',
    '202307',
    '202307',
  ])
  expect(await insurancesOf(zheng.idNo)).toEqual(['暂停缴费（中断）', '暂停缴费（中断）'])
  const { rows } = await test1.owner.query(
    "select month, reason from registry.reduction where unit_no = $1 and month = '202308'",
    [medical],
  )
  expect(rows).toEqual([{ month: '202308', reason: '2231' }])
  await expect(end(medical, 'd3', '202308', [zheng])).rejects.toThrow('不是本单位的参保人员')
  await asUnit(medical, tx => undoEndings(tx, { unitNo: medical, by: ['d2'] }))
  expect(await registers()).toBe(before)
})

test('nobody is insured twice: another unit must end it first, then the month is the new one’s', async () => {
  const before = await registers()
  const added = { ...zheng, fromMonth: '202308' }
  await expect(add(food, 'd4', [{ ...qi, fromMonth: '202308' }, added])).rejects.toThrow(
    '郑十（410***********0044）在 202308 已在其他单位参加',
  )
  expect(await registers()).toBe(before)
  await end(medical, 'd5', '202308', [zheng])
  await add(food, 'd4', [added])
  await expect(asUnit(medical, tx => undoEndings(tx, { unitNo: medical, by: ['d5'] }))).rejects.toThrow(
    '已在其他单位参保',
  )
  await asUnit(food, tx => undoOpenings(tx, { unitNo: food, by: ['d4'] }))
  await asUnit(medical, tx => undoEndings(tx, { unitNo: medical, by: ['d5'] }))
  expect(await registers()).toBe(before)
})

test('two units that add the same person at once: one does, the other is told', async () => {
  const person = { ...qi, fromMonth: '202308' }
  const both = await Promise.allSettled([add(medical, 'm', [person]), add(food, 'f', [person])])
  expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const [won] = both[0]?.status === 'fulfilled' ? [[medical, 'm']] : [[food, 'f']]
  await asUnit(won?.[0] ?? '', tx => undoOpenings(tx, { unitNo: won?.[0] ?? '', by: [won?.[1] ?? ''] }))
})

const newPerson = (no: number) => {
  const first = `4107831990${String((no % 12) + 1).padStart(2, '0')}15${String(no).padStart(3, '0')}`
  return { idNo: first + idCheck(first), name: `新人${no}` }
}

test('whatever is added, ended and undone, nobody is insured twice in a month, and undoing all leaves nothing', async () => {
  const before = await registers()
  const people = [qi, newPerson(1), newPerson(2)]
  await add(
    food,
    'warm',
    people.slice(1).map(one => ({ ...one, fromMonth: '202301' })),
  )
  await asUnit(food, tx => undoOpenings(tx, { unitNo: food, by: ['warm'] }))
  const known = await registers()
  expect(known.length).toBeGreaterThan(before.length)
  const turn = fc.record({
    verb: fc.constantFrom('add', 'end'),
    unitNo: fc.constantFrom(medical, food),
    who: fc.nat(2),
    month: fc.constantFrom('202306', '202307', '202308', '202309'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async turns => {
      const done: (() => Promise<void>)[] = []
      for (const [i, { verb, unitNo, who, month }] of turns.entries()) {
        const person = people[who] ?? qi
        const by = `t${i}`
        const undone = { unitNo, by: [by] }
        const tried =
          verb === 'add'
            ? add(unitNo, by, [{ ...person, fromMonth: month }])
            : end(unitNo, by, month, [person])
        const undo = verb === 'add' ? undoOpenings : undoEndings
        await tried.then(
          () => done.push(() => asUnit(unitNo, tx => undo(tx, undone))),
          () => {},
        )
        const { rows } = await test1.owner.query(`
          select e.person_no from registry.employment e join registry.employment o using (person_no, insurance)
          where e.ctid <> o.ctid and (insurance <> '工伤保险' or e.unit_no = o.unit_no)
            and e.from_month <= coalesce(o.to_month, '999999') and o.from_month <= coalesce(e.to_month, '999999')
            and e.from_month <= coalesce(e.to_month, '999999') and o.from_month <= coalesce(o.to_month, '999999')`)
        expect(rows).toEqual([])
      }
      for (const undo of done.reverse()) await undo()
      expect(await registers()).toBe(known)
    }),
    { numRuns: 15 },
  )
})
