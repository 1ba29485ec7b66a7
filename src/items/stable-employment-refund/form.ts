import { z } from 'zod'
import type { FieldSection } from '#casework'
import { typed, typedName, typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'

const wholeBankName = '请填写开户银行全称，如“中国建设银行长垣支行”。'

export const schema = z.object({
  year: z.string(),
  ...contactShape,
  /** 依申请 only */
  reason: typedWords({ least: 0, most: 500, missing: '' }),
  payTo: z.literal('单位', '发放方式只能选择“单位”。'),
  accountNo: typed('bank-account'),
  bankName: typedName({ least: 4, most: 100, missing: wholeBankName }).refine(
    name => /银行|信用社|合作社/.test(name),
    wholeBankName,
  ),
  accountName: typedName({ least: 1, most: 100, missing: '请填写账户名称。' }),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '确认信息',
    fields: {
      year: { label: '申请年度', kind: 'fixed', required: true },
      ...contactFields,
    },
  },
  {
    title: '依申请办理',
    note: '贵单位不在本年度免申即享推送名单中，可以依申请办理：请写明申请理由，并在“采集电子材料”中上传证明材料。对核定结果有异议的，也在此说明。',
    fields: {
      reason: { label: '申请理由', kind: 'textarea', required: true, hint: '至少 10 个字' },
    },
  },
  {
    title: '发放信息',
    note: '您好，为保障贵单位稳岗返还资金及时到账，请认真核对单位银行账户。账户名称应与单位名称一致，因账户有误未能到账的，责任由单位承担！',
    fields: {
      payTo: { label: '发放方式', kind: 'select', required: true, options: ['单位'] },
      accountNo: {
        label: '银行账号',
        kind: 'bank-account',
        required: true,
        hint: '单位对公账户，8 到 32 位数字',
      },
      bankName: { label: '开户银行', kind: 'name', required: true, hint: '填写到支行' },
      accountName: { label: '账户名称', kind: 'name', required: true, hint: '应与单位名称一致' },
    },
  },
]
