import { Card, LinkButton } from '#ui'
import { Paragraphs } from '../paragraphs.tsx'
import { openPage } from '../serving/page.ts'
import { agreement } from './agreement.ts'

/** 个人网厅 › 注册协议: GET /person/register */
export const agreementPage = openPage({
  path: '/person/register',
  title: '河南省社会保障网上服务个人用户注册协议',
  load: async () => undefined,
  view: () => (
    <Card>
      <Paragraphs texts={agreement} />
      <p>本人同意上述内容，接受社会保险网上经办服务并承担相应的风险与责任。</p>
      <LinkButton href="/person/register/form">前往注册</LinkButton>
    </Card>
  ),
})
