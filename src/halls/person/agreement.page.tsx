import { Card, LinkButton, PageTitle } from '#ui'
import { Frame } from '../frame.tsx'
import { openPage } from '../serving/page.ts'
import { agreement } from './agreement.ts'

/** 个人网厅 › 注册协议: GET /person/register */
export const agreementPage = openPage({
  path: '/person/register',
  title: '河南省社会保障网上服务个人用户注册协议',
  load: async () => undefined,
  view: (_, visit) => (
    <Frame visit={visit} title="河南省社会保障网上服务个人用户注册协议">
      <PageTitle>河南省社会保障网上服务个人用户注册协议</PageTitle>
      <Card>
        <div class="prose">
          {agreement.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <p>本人同意上述内容，接受社会保险网上经办服务并承担相应的风险与责任。</p>
        <LinkButton href="/person/register/form">前往注册</LinkButton>
      </Card>
    </Frame>
  ),
})
