import { Button, LoginCard, Notice, PasswordField, SelectField } from '#ui'
import { Frame } from '../frame.tsx'
import { withNext } from '../login.ts'
import { openPage } from '../serving/page.ts'

/** 单位网厅 › 证书登录: GET /employer/login. Shown as in the manual; opens together with the UKey bridge. */
export const certificateLoginPage = openPage({
  path: '/employer/login',
  title: '证书登录',
  load: async () => undefined,
  view: (_, visit) => (
    <Frame visit={visit} title="证书登录">
      <LoginCard title="证书登录">
        <Notice tone="warning">
          <p>数字证书（UK）登录稍后开放，请先使用“免数字证书登陆”。</p>
        </Notice>
        <SelectField name="certificate" label="证书" options={[{ value: '', text: '请选择数字证书' }]} />
        <PasswordField name="password" label="密码" placeholder="请输入数字证书密码" autocomplete="off" />
        <ClosedButton />
        <p class="login-links">
          <a href={withNext(visit, '/employer/login/account')}>免数字证书登陆</a>
          <a href="/employer/register">马上注册?</a>
        </p>
        <p class="login-links">
          <a href="/downloads">相关驱动下载</a>
        </p>
      </LoginCard>
    </Frame>
  ),
})

function ClosedButton() {
  return (
    <fieldset disabled class="closed-form">
      <Button>登录</Button>
    </fieldset>
  )
}
