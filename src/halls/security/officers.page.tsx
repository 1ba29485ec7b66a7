import { type OfficerBelow, officerRoles, officersBelow, resetSecondFactor } from '#identity'
import { Button, Buttons, Card, Form, SelectField, Table, TextField } from '#ui'
import { OwnPasswordField } from '../form-parts/own-password-field.tsx'
import { input } from '../serving/inputs.ts'
import { officerPage } from '../serving/page.ts'

/** 经办端 › 账号安全 › 经办人员二次验证管理: GET, POST /agency/officers */
export const officersPage = officerPage({
  path: '/agency/officers',
  title: '经办人员二次验证管理',
  trail: [{ href: '/agency/security', text: '账号安全' }],
  load: (visit, tx) => officersBelow(tx, visit.acting),
  view: (officers, visit) => (
    <>
      <Card title="重置二次验证">
        <p>
          用于经办人员丢失手机、通行密钥和恢复码。请先当面或电话核实身份。重置后其登录全部退出，下次登录时会告知本人并重新绑定。不能重置自己的。
        </p>
        <Form action="/agency/officers" hidden={visit.hidden}>
          <SelectField
            {...input(visit, 'officer')}
            label="经办人员"
            required
            options={[
              { value: '', text: '请选择' },
              ...officers
                .filter(one => one.passkeys > 0 || one.timeCode)
                .map(one => ({ value: String(one.accountNo), text: shown(one) })),
            ]}
          />
          <TextField {...input(visit, 'reason')} label="重置原因" required maxLength={100} />
          <OwnPasswordField visit={visit} label="您的登录密码" />
          <Buttons>
            <Button look="danger">重置二次验证</Button>
          </Buttons>
        </Form>
      </Card>
      <Card title="经办人员">
        <Table
          caption="经办人员"
          rows={officers}
          empty="辖区内没有其他经办人员。"
          columns={[
            { title: '行政区划', cell: row => row.areaCode },
            { title: '岗位', cell: row => officerRoles[row.role] },
            { title: '姓名', cell: row => row.name },
            { title: '二次验证', cell: has },
            { title: '剩余恢复码', cell: row => row.recoveryCodes, look: 'number' },
          ]}
        />
      </Card>
    </>
  ),
  async post(visit, { values }, tx) {
    const name = await resetSecondFactor(tx, visit.acting, values)
    return { to: '/agency/officers', message: `已重置${name}的二次验证，其登录已全部退出。` }
  },
})

const shown = (one: OfficerBelow) => `${one.areaCode} ${officerRoles[one.role]} ${one.name}`
const has = (one: OfficerBelow) =>
  [one.passkeys > 0 ? `通行密钥 ${one.passkeys} 个` : '', one.timeCode ? '动态验证码' : '']
    .filter(Boolean)
    .join('、') || '未开启'
