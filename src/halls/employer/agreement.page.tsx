import { Card } from '#ui'
import { Paragraphs } from '../paragraphs.tsx'
import { openPage } from '../serving/page.ts'
import { agreement } from './agreement.ts'

/** 单位网厅 › 注册协议: GET /employer/agreement */
export const agreementPage = openPage({
  path: '/employer/agreement',
  title: '河南省社会保险企业业务网厅用户注册协议',
  load: async () => undefined,
  view: () => (
    <Card>
      <Paragraphs texts={agreement} />
    </Card>
  ),
})
