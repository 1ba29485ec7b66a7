import { changePassword } from '#identity'
import { Button, Buttons, Card, Form, PasswordField } from '#ui'
import { NewPasswordFields } from './form-parts/new-password-fields.tsx'
import { errorOf } from './serving/inputs.ts'
import { memberOf } from './serving/member-of.ts'
import { openPage, type Page } from './serving/page.ts'

/** 密码修改, the same in every hall: GET, POST /person/password, /employer/password, /agency/password */
export const passwordPage = (hall: 'person' | 'employer' | 'agency'): Page =>
  openPage({
    path: `/${hall}/password`,
    title: '密码修改',
    load: async visit => void memberOf(visit),
    view: (_, visit) => (
      <Card>
        <Form action={`/${hall}/password`} hidden={visit.hidden}>
          <PasswordField
            name="oldPassword"
            label="原密码"
            required
            autocomplete="current-password"
            error={errorOf(visit, 'oldPassword')}
          />
          <NewPasswordFields visit={visit} />
          <Buttons>
            <Button>确定</Button>
          </Buttons>
        </Form>
      </Card>
    ),
    async post(visit, posted, tx) {
      const session = await changePassword(tx, { ...visit.acting, who: memberOf(visit) }, posted.values)
      return { to: `/${hall}`, session, message: '密码已修改，其他设备上的登录已退出。' }
    },
  })
