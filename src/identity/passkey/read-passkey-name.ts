import { z } from 'zod'
import { readForm } from '#platform'
import { typedName } from '#registry'

const form = z.object({
  name: typedName({
    least: 1,
    most: 30,
    missing: '请给通行密钥起一个名称，如“办公电脑”。',
  }),
})

/** The name by which the owner recognises a passkey. @throws Refusal at `name`. */
export const readPasskeyName = (name: string) => readForm(form, { name }).name
