import { expect, test } from 'vitest'
import type { OwnEmployment } from '#registry'
import { enteredWords } from './entered-words.ts'

const employment = (of: Partial<OwnEmployment>): OwnEmployment => ({
  unitNo: '410783000002',
  unitName: '长垣示例医疗器械有限公司',
  insurances: ['养老保险'],
  fromMonth: '202308',
  toMonth: null,
  baseFen: 600_000,
  began: '111',
  entered: { on: '2023-08-11', source: 'unit', by: 'x/1' },
  end: undefined,
  ...of,
})
const left = (on: string) => ({ reason: '222', on, source: 'unit', by: 'y/1' }) as const

test('a declaration in its own month is on time, one in a later month is late, an import never is', () => {
  expect(enteredWords(employment({}))).toEqual({ began: '2023-08-11 单位申报', ended: undefined })
  expect(enteredWords(employment({ fromMonth: '202306' })).began).toBe(
    '2023-08-11 单位申报（补报：晚于 202306）',
  )
  const entered = { on: '2023-08-11', source: 'import', by: '导入' } as const
  expect(enteredWords(employment({ fromMonth: '201001', entered })).began).toBe('2023-08-11 数据导入')
})

test('an end is late once the month after the last one is over', () => {
  expect(enteredWords(employment({ toMonth: '202308', end: left('2023-09-30') })).ended).toBe(
    '2023-09-30 单位申报',
  )
  expect(enteredWords(employment({ toMonth: '202308', end: left('2023-10-08') })).ended).toBe(
    '2023-10-08 单位申报（补报：晚于 202309）',
  )
})
