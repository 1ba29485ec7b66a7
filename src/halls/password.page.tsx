import { changePassword } from '#identity'
import { Button, Buttons, Card, ErrorSummary, Form, PageTitle, PasswordField } from '#ui'
import { Frame } from './frame.tsx'
import { errorOf } from './serving/inputs.ts'
import { memberOf } from './serving/member-of.ts'
import { openPage, type Page } from './serving/page.ts'
import type { Visit } from './serving/visit.ts'

/** 密码修改, the same in every hall: GET, POST /person/password, /employer/password, /agency/password */
export const passwordPage = (hall: 'person' | 'employer' | 'agency'): Page =>
  openPage({
    path: `/${hall}/password`,
    title: '密码修改',
    load: async visit => void memberOf(visit),
    view: (_, visit) => <View visit={visit} hall={hall} />,
    async post(visit, posted, tx) {
      const session = await changePassword(tx, { ...visit.acting, who: memberOf(visit) }, posted.values)
      return { to: `/${hall}`, session, message: '密码已修改，其他设备上的登录已退出。' }
    },
  })

function View({ visit, hall }: { readonly visit: Visit; readonly hall: string }) {
  return (
    <Frame visit={visit} title="密码修改">
      <PageTitle>密码修改</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <Card>
        <Form action={`/${hall}/password`} hidden={visit.hidden}>
          <PasswordField
            name="oldPassword"
            label="原密码"
            required
            autocomplete="current-password"
            error={errorOf(visit, 'oldPassword')}
          />
          <PasswordField
            name="password"
            label="设置密码"
            required
            autocomplete="new-password"
            hint="推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。"
            error={errorOf(visit, 'password')}
          />
          <PasswordField
            name="passwordAgain"
            label="重复密码"
            required
            autocomplete="new-password"
            error={errorOf(visit, 'passwordAgain')}
          />
          <Buttons>
            <Button>确定</Button>
          </Buttons>
        </Form>
      </Card>
    </Frame>
  )
}
