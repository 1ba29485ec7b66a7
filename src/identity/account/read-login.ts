import { z } from 'zod'
import { type FormCheck, type FormValues, readFormWith } from '#platform'
import { typedWords } from '#registry'
import { idNoField } from '../registration/fields.ts'

const password = z.string().default('').pipe(z.string().min(1, '请输入密码。'))

/** Who logs in by password, as the fields of the login pages are named. */
const personForm = z.object({ idNo: idNoField, password })
const officerForm = z.object({
  account: typedWords({ least: 1, most: 100, missing: '请输入用户名。' }),
  password,
})

interface TypedLogin {
  readonly login: string
  readonly password: string
}

/**
 * A person's login as typed. What is wrongly formed is said together with what the page checks besides, its
 * captcha, and counts as no failed attempt. @throws Refusal per field.
 */
export async function readPersonLogin(values: FormValues, besides: FormCheck): Promise<TypedLogin> {
  const given = await readFormWith(personForm, values, besides)
  return { login: given.idNo, password: given.password }
}

/** An officer's login as typed, as `readPersonLogin`. */
export async function readOfficerLogin(values: FormValues, besides: FormCheck): Promise<TypedLogin> {
  const given = await readFormWith(officerForm, values, besides)
  return { login: given.account, password: given.password }
}
