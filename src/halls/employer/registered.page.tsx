import { LinkButton, Notice } from '#ui'
import { Frame } from '../frame.tsx'
import { openPage } from '../serving/page.ts'

/** 单位网厅 › 注册成功, with the manual's two notes: GET /employer/registered */
export const registeredPage = openPage({
  path: '/employer/registered',
  title: '注册成功',
  load: async () => undefined,
  view: (_, visit) => (
    <Frame visit={visit} title="注册成功">
      <Notice tone="success">
        <h1>注册成功，请到指定地点办理CA登记。</h1>
      </Notice>
      <LinkButton href="/employer/login">返回登录页</LinkButton>
      <p class="note registered-note">
        *如暂不办理CA，可到社保经办机构办理单位联系人信息确认业务后，通过免数字证书登录（可办理网上业务待签报）。
      </p>
    </Frame>
  ),
})
