import { LinkButton } from '#ui'
import { openPage } from '../serving/page.ts'

/** 单位网厅 › 注册成功, with the manual's two notes: GET /employer/registered */
export const registeredPage = openPage({
  path: '/employer/registered',
  title: '注册成功',
  look: 'success',
  heading: () => '注册成功，请到指定地点办理CA登记。',
  load: async () => undefined,
  view: () => (
    <>
      <p>
        办理地点：参保地社会保险经办机构，地址和电话见“
        <a href="/agencies">社保经办机构查询</a>”。请携带 UK
        和单位授权办理，由经办人员核对后登记证书；登记后即可使用数字证书登录。
      </p>
      <LinkButton href="/employer/login">返回登录页</LinkButton>
      <p class="note registered-note">
        *如暂不办理CA，可到社保经办机构办理单位联系人信息确认业务后，通过免数字证书登录（可办理网上业务待签报）。
      </p>
    </>
  ),
})
