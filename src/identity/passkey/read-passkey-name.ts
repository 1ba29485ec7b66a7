import { z } from 'zod'
import { readForm } from '#platform'

const form = z.object({
  name: z.string().trim().min(1, '请给通行密钥起一个名称，如“办公电脑”。').max(30, '名称不能超过 30 个字。'),
})

/** The name by which the owner recognises a passkey. @throws Refusal at `name`. */
export const readPasskeyName = (name: string) => readForm(form, { name }).name
