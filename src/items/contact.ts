import { z } from 'zod'
import type { FieldSection } from '#casework'
import { mobileFault } from '#registry'

/** The contact person of a declaration, and the mobile that receives its messages. */
export const contactShape = {
  contactName: z.string().trim().min(2, '请填写联系人姓名。').max(50, '不能超过 50 个字。'),
  contactMobile: z
    .string()
    .trim()
    .refine(text => mobileFault(text) === undefined, '联系方式应为11位手机号码，办理结果会发送到这个手机。'),
}

export const contactFields = {
  contactName: { label: '联系人', kind: 'text', required: true },
  contactMobile: { label: '联系方式', kind: 'mobile', required: true, hint: '手机号码，用来接收办理结果' },
} satisfies FieldSection<keyof typeof contactShape>['fields']
