import { Card, PageTitle } from '#ui'
import { Frame } from '../frame.tsx'
import { openPage } from '../serving/page.ts'
import { agreement } from './agreement.ts'

/** 单位网厅 › 注册协议: GET /employer/agreement */
export const agreementPage = openPage({
  path: '/employer/agreement',
  title: '河南省社会保险企业业务网厅用户注册协议',
  load: async () => undefined,
  view: (_, visit) => (
    <Frame visit={visit} title="河南省社会保险企业业务网厅用户注册协议">
      <PageTitle>河南省社会保险企业业务网厅用户注册协议</PageTitle>
      <Card>
        <div class="prose">
          {agreement.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </Card>
    </Frame>
  ),
})
