import { afterAll, beforeEach, expect, test } from 'vitest'
import { getItem, save as saveIn } from '#casework'
import { command } from '#identity'
import { refuse } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { operator, submit } from './people.ts'
import { discard, findCurrent, restore, save } from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
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
const other = { ...form, contactName: '另一位' }

let runtime: TestRuntime
beforeEach(async () => {
  await runtime?.close()
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const clerk = async () => runtime.as(await operator(runtime, '410783000002'))
const elsewhere = /已在别处保存过/

test('a form is not saved over a version that it was not filled in upon, until its filer has seen that', async () => {
  const acting = await clerk()
  const { version: none } = await findCurrent(acting, item)
  const id = await save(acting, item, form, none)
  await expect(save(acting, item, other, none)).rejects.toThrow(elsewhere)
  const first = await findCurrent(acting, item)
  expect(first.values).toMatchObject(form)

  expect(await save(acting, item, other, first.version)).toBe(id)
  await expect(save(acting, item, form, first.version)).rejects.toThrow(elsewhere)
  const second = await findCurrent(acting, item)
  expect(second.values).toMatchObject(other)
  expect(second.version).not.toBe(first.version)
  expect(await save(acting, item, form, second.version)).toBe(id)
})

test('what is saved already is not asked about again', async () => {
  const acting = await clerk()
  const { version: none } = await findCurrent(acting, item)
  const id = await save(acting, item, form, none)
  expect(await save(acting, item, form, none)).toBe(id)
})

test('what the page checks besides is said with the faults of the form, and nothing is saved', async () => {
  const acting = await clerk()
  const besides = () => refuse('invalid', '请先阅读。', 'noticeRead')
  for (const [values, fields] of [
    [{ ...form, contactMobile: '1380000' }, ['contactMobile', 'noticeRead']],
    [form, ['noticeRead']],
  ] as const)
    await expect(command(acting, tx => saveIn(tx, acting, item, { values, besides }))).rejects.toMatchObject({
      findings: fields.map(field => ({ field })),
    })
  expect((await findCurrent(acting, item)).version).toBe('')
})

test('of two saved at the same time upon the same version one is saved and the other one asked', async () => {
  const acting = await clerk()
  for (const version of ['', undefined]) {
    const seen = version ?? (await findCurrent(acting, item)).version
    const [a, b] = [`${seen === '' ? '甲' : '丙'}同时`, `${seen === '' ? '乙' : '丁'}同时`]
    const outcomes = await Promise.allSettled(
      [a, b].map(contactName => save(acting, item, { ...form, contactName }, seen)),
    )
    const saved = outcomes.findIndex(one => one.status === 'fulfilled')
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    expect((await findCurrent(acting, item)).values.contactName).toBe([a, b][saved])
  }
})

test('a draft deleted elsewhere is not born again by itself', async () => {
  const acting = await clerk()
  const id = await save(acting, item, form, '')
  const { version } = await findCurrent(acting, item)
  await discard(acting, [id])
  await expect(save(acting, item, other, version)).rejects.toThrow(/已被删除/)
  expect((await findCurrent(acting, item)).version).toBe('')
  await restore(acting, id)
  expect((await findCurrent(acting, item)).values).toMatchObject(form)
  await discard(acting, [id])
  expect(await save(acting, item, other, '')).not.toBe(id)
})

test('a submitted case is not saved over, whatever version the form was filled in upon', async () => {
  const acting = await clerk()
  const id = await save(acting, item, form, '')
  const { version } = await findCurrent(acting, item)
  await submit(acting, item, { declarationId: id })
  for (const seen of [version, '', undefined])
    await expect(save(acting, item, other, seen)).rejects.toThrow(/不能进行此操作/)
})

test('of two deleted drafts restored at the same time one is, and the other is refused in words', async () => {
  const acting = await clerk()
  for (let round = 0; round < 5; round += 1) {
    const drafts: string[] = []
    for (let draft = 0; draft < 2; draft += 1) {
      const id = await save(acting, item, form, '')
      drafts.push(id)
      await discard(acting, [id])
    }
    const outcomes = await Promise.allSettled(drafts.map(id => restore(acting, id)))
    expect(outcomes.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.filter(one => one.status === 'rejected').map(one => String(one.reason))
    expect(refused).toEqual([expect.stringContaining('同一业务已有新的申报，不能恢复。')])
    await discard(acting, [drafts[outcomes.findIndex(one => one.status === 'fulfilled')] ?? ''])
  }
})
