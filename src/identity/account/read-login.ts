import { z } from 'zod'
import { type FormValues, readFormWith } from '#platform'
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

/** The page's captcha, which is kept for a form that has faults. */
type Captcha = (keep: boolean) => Promise<void>

/**
 * A person's login as typed. What is wrongly formed is said together with what is wrong with the captcha, and counts as
 * no failed attempt. @throws Refusal per field.
 */
export async function readPersonLogin(values: FormValues, captcha: Captcha): Promise<TypedLogin> {
  const given = await readFormWith(personForm, values, captcha)
  return { login: given.idNo, password: given.password }
}

/** An officer's login as typed, as `readPersonLogin`. */
export async function readOfficerLogin(values: FormValues, captcha: Captcha): Promise<TypedLogin> {
  const given = await readFormWith(officerForm, values, captcha)
  return { login: given.account, password: given.password }
}
