import { getItem } from '#casework'
import { type Acting, type PersonActor, type SmsPurpose, sendCode } from '#identity'
import { messagesTo } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import type { TestRuntime } from './database.ts'
import { codeOf, member, visitor } from './people.ts'
import {
  openUnit,
  registerAdministrator,
  registerPerson,
  save,
  sendConfirmationCode,
  submit,
} from './visits.ts'

/** The unit of the takeover: not in the hall yet, its legal representative's mobile on record. */
export const target = {
  unitNo: '410783000001',
  name: '河南恒发科技股份有限公司',
  creditCode: '91410783MA0000015H',
  legalRep: '13800000009',
}
export const zhang = { idNo: '410783199104010016', name: '张三', mobile: '13800000001' }
export const password = 'Zhang#2023'
const maintenance = getItem(catalogue, 'credit-code-maintenance')

/** A code sent now, whatever was sent before. */
async function codeFor(test: TestRuntime, purpose: SmsPurpose, mobile: string, at?: string) {
  await test.runtime.pool.query('delete from identity.rate_limit')
  await sendCode(test.as(visitor, at), { purpose, mobile })
  return await codeOf(test, mobile)
}

interface Registrant {
  readonly idNo: string
  readonly name: string
  readonly mobile: string
}

/** Registers a person with a number that receives the code. */
export async function register(
  test: TestRuntime,
  { idNo, name, mobile }: Registrant,
  { proof, at }: { readonly proof?: string; readonly at?: string } = {},
): Promise<void> {
  const smsCode = await codeFor(test, 'person-registration', mobile, at)
  const values = { idNo, name, mobile, smsCode, idType: '居民身份证', password, passwordAgain: password }
  await registerPerson(test.as(visitor, at), values, { proof })
}

export async function person(test: TestRuntime, idNo: string, at?: string): Promise<Acting<PersonActor>> {
  const who = await member(test, 'person', idNo)
  if (who.kind !== 'person') throw new Error('no person')
  return test.as(who, at)
}

export interface Maintained {
  readonly creditCode: string
  readonly legalRepMobile: string
  readonly operatorMobile: string
}

/** Saves 维护统一社会信用代码申报. @returns its id */
export async function saveMaintenance(acting: Acting<PersonActor>, of: Maintained): Promise<string> {
  return await save(acting, maintenance, { ...of, operatorName: '孙经办' })
}

/** Submits it with the code that went to `phone`. */
export async function confirmMaintenance(
  test: TestRuntime,
  acting: Acting<PersonActor>,
  declarationId: string,
  phone: string,
): Promise<void> {
  await test.runtime.pool.query('delete from identity.rate_limit')
  await sendConfirmationCode(acting, maintenance, declarationId)
  await submit(acting, maintenance, { declarationId, code: await codeOf(test, phone) })
}

export interface Opening {
  readonly name: string
  readonly creditCode: string
  readonly mobile: string
}

export async function open(test: TestRuntime, unit: Opening, at?: string): Promise<void> {
  const smsCode = await codeFor(test, 'unit-registration', unit.mobile, at)
  const { name: unitName, creditCode, mobile } = unit
  await openUnit(test.as(visitor, at), { unitName, creditCode, mobile, smsCode })
}

/** @returns the session of the new administrator */
export async function administer(test: TestRuntime, unit: Opening, at?: string): Promise<string> {
  const { creditCode: account, mobile } = unit
  const smsCode = await codeFor(test, 'administrator-registration', mobile, at)
  const values = { account, mobile, smsCode, name: '孙经办', password, passwordAgain: password }
  return await registerAdministrator(test.as(visitor, at), values)
}

/** The token of the newest link that a number was sent; '' where there is none. */
export async function linkOf(test: TestRuntime, mobile: string): Promise<string> {
  const texts = (await messagesTo(test.runtime.db, mobile)).map(message => message.text)
  return texts.flatMap(text => /\/registrations\/([\w-]+)/.exec(text)?.[1] ?? [])[0] ?? ''
}
