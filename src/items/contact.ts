import type { FieldSection } from '#casework'
import { typed, typedName } from '#registry'

/** The contact person of a declaration, and the mobile that receives its messages. */
export const contactShape = {
  contactName: typedName({ least: 2, most: 50, missing: '请填写联系人姓名。' }),
  contactMobile: typed('mobile', '联系方式应为11位手机号码，办理结果会发送到这个手机。'),
}

export const contactFields = {
  contactName: { label: '联系人', kind: 'name', required: true },
  contactMobile: { label: '联系方式', kind: 'mobile', required: true, hint: '手机号码，用来接收办理结果' },
} satisfies FieldSection<keyof typeof contactShape>['fields']
