import type { OfficerActor } from '#identity'
import { refuse } from '#platform'
import { type Import, imports, orderImport, uploadKinds } from '#registry'
import { Button, Buttons, Card, FileField, Form, LinkButton, SelectField } from '#ui'
import { errorOf, input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { Imported } from './imported.tsx'
import { kindNames } from './kind-names.ts'

const path = '/agency/imports'

/** 经办端 › 数据导入: GET, POST /agency/imports */
export const importsPage = officerPage({
  path,
  title: '数据导入',
  load: ({ acting }) => imports(acting),
  view: (rows, visit) => <View visit={visit} rows={rows} />,
  async post(visit, posted) {
    if (!posted.file?.name) return refuse('invalid', '请选择要导入的文件。', 'file')
    await orderImport(visit.acting, { kind: posted.values.kind ?? '', ...posted.file })
    return { to: path, message: '文件已收到，正在后台导入；可以离开本页，进度见导入记录。' }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly rows: readonly Import[]
}

function View({ visit, rows }: ViewProps) {
  const everywhere = visit.acting.who.role === 'admin'
  return (
    <>
      <Card title="导入数据文件">
        <p>
          {everywhere
            ? '可导入全省各统筹区的数据。'
            : '只能导入本统筹区单位的数据，其他统筹区的行会列入错误清单。'}
          正确的行立即生效，有误的行列入错误清单，改正后重新导入即可；同一文件重复导入不会改变任何数据。
        </p>
        <Form action={path} hidden={visit.hidden} multipart>
          <SelectField
            {...input(visit, 'kind', 'contributions')}
            label="数据类别"
            required
            options={uploadKinds.map(value => ({ value, text: kindNames[value] }))}
          />
          <FileField
            name="file"
            label="数据文件"
            required
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            hint=".xlsx 或 CSV 文件，首行为列名，不超过 2 GB；有多张工作表时只读取第一张。旧版 .xls、WPS 的 .et 请另存为 .xlsx。请先导入单位，再导入其他数据。"
            error={errorOf(visit, 'file')}
          />
          <Buttons>
            <Button>上传并导入</Button>
          </Buttons>
        </Form>
        <h3>下载模板</h3>
        <Buttons>
          {uploadKinds.map(kind => (
            <LinkButton key={kind} href={`${path}/templates/${kind}`} look="secondary" small>
              {`${kindNames[kind]}模板`}
            </LinkButton>
          ))}
        </Buttons>
      </Card>
      <Imported path={path} rows={rows} />
    </>
  )
}
