import { refuse, shownTime } from '#platform'
import { hashOfFile, isOriginalFile, type Verified, verifyPrintout } from '#printout'
import { Button, Buttons, Card, Facts, FileField, Form, Tag } from '#ui'
import { stillValid, type Validity } from '../../printing/still-valid.ts'
import { errorOf } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { SheetBlocks } from './sheet-blocks.tsx'

const wantedBy = ({ params, query }: Visit) => ({ number: params.number ?? '', key: query.key ?? '' })

/** 门户 › 单据验证 › 一份单据: GET, POST /verify/:number?key=… */
export const printoutPage = openPage({
  path: '/verify/:number',
  title: '单据验证结果',
  trail: [{ href: '/verify', text: '单据验证' }],
  async load(visit, tx) {
    const verified = await verifyPrintout(visit.acting, wantedBy(visit))
    return { verified, validity: await stillValid(tx, verified) }
  },
  heading: ({ verified: { printout }, validity }) => (
    <>
      {printout.layout.title}{' '}
      <Tag tone={validity.valid ? 'success' : 'danger'}>{validity.valid ? '真实有效' : '真实，已失效'}</Tag>
    </>
  ),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted, tx) {
    if (!posted.file?.name) return refuse('invalid', '请选择要比对的文件。', 'file')
    const sha256 = await hashOfFile(posted.file.stream)
    const { printout } = await verifyPrintout(visit.acting, wantedBy(visit))
    if (!(await isOriginalFile(tx, printout, sha256))) {
      refuse('invalid', '文件与本网厅开具的不一致：可能被改动过，或不是这份单据的文件。', 'file')
    }
    return { to: addressIn(visit), message: '文件一致：与本网厅开具的文件逐字节相同，没有改动。' }
  },
})

const addressIn = ({ path, query: { key = '' } }: Visit): string => `${path}?${new URLSearchParams({ key })}`

interface ViewProps {
  readonly visit: Visit
  readonly verified: Verified
  readonly validity: Validity
}

function View({ visit, verified: { printout }, validity }: ViewProps) {
  const { layout } = printout
  return (
    <>
      <p>
        这份单据由本网厅开具。以下是原件的全部内容，请与手中的单据逐项核对；有任何一项不同，手中的单据就被改动过。
      </p>
      <Card title="单据信息">
        <Facts
          rows={[
            { label: '单据编号', value: printout.number },
            { label: '出具方', value: layout.issuer },
            { label: '开具时间', value: shownTime(printout.issuedAt) },
            { label: '单据标注', value: layout.mark },
            ...(layout.reference ? [layout.reference] : []),
            { label: '目前情况', value: validity.words },
          ]}
        />
      </Card>
      <SheetBlocks layout={layout} />
      <Card title="比对电子文件">
        <p>收到的是 PDF 或 OFD 电子文件的，可以上传比对是否与开具时完全相同。文件只用来比对，不会保存。</p>
        <Form action={addressIn(visit)} hidden={visit.hidden} multipart>
          <FileField
            name="file"
            label="单据文件"
            required
            accept=".pdf,.ofd,application/pdf,application/ofd"
            error={errorOf(visit, 'file')}
          />
          <Buttons>
            <Button look="secondary">比对</Button>
          </Buttons>
        </Form>
      </Card>
    </>
  )
}
