import { note } from '#casework'
import { decideFreeze, type FreezeFile, freezeFile, type OfficerActor } from '#identity'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, Notice, Table, TextAreaField } from '#ui'
import { registrationKinds } from '../../registration-kinds.ts'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { Events } from './events.tsx'

const undoneWords = '因注册异议成立，经办机构已撤销单位注册，本次维护的代码和联系人已恢复为原来的'

/** 经办端 › 注册异议处理 › one unit: GET, POST /agency/registration-objections/:unitNo */
export const freezePage = officerPage({
  path: '/agency/registration-objections/:unitNo',
  title: '注册异议处理',
  trail: [{ href: '/agency/registration-objections', text: '注册异议处理' }],
  load: ({ acting, params: { unitNo = '' } }, tx) => freezeFile(tx, acting, unitNo),
  view: (file, visit) => <View visit={visit} file={file} />,
  async post(visit, posted, tx) {
    const { acting, params } = visit
    const values = { ...posted.values, decision: posted.act }
    const undone = await decideFreeze(tx, acting, params.unitNo ?? '', values)
    for (const declarationId of undone) await note(tx, acting, { declarationId, words: undoneWords })
    return { to: visit.path, message: '已办理，双方会收到短信。' }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly file: FreezeFile
}

function View({ visit, file }: ViewProps) {
  const { unit, frozen } = file
  return (
    <>
      <Card title="单位信息">
        <Facts
          rows={[
            { label: '单位编号', value: unit.unitNo },
            { label: '单位名称', value: unit.name },
            { label: '统一社会信用代码', value: unit.creditCode ?? '' },
            { label: '状态', value: frozen ? '冻结中' : '没有冻结' },
          ]}
        />
        <p>
          <a href={`/agency/unit-contacts/${unit.unitNo}`}>查看联系人信息和营业执照</a>
        </p>
      </Card>
      <Registered file={file} />
      {frozen ? (
        <Deciding visit={visit} />
      ) : (
        <Notice title="没有待处理的冻结">
          <p>处理情况见注册记录。</p>
        </Notice>
      )}
      <Events events={file.events} />
    </>
  )
}

function Registered({ file }: Pick<ViewProps, 'file'>) {
  return (
    <>
      <Card title="登记情况">
        <Table
          caption="登记情况"
          rows={file.notices}
          empty=""
          columns={[
            { title: '办理内容', cell: row => registrationKinds[row.kind] },
            { title: '办理人', cell: row => row.who, look: 'nowrap' },
            { title: '办理时间', cell: row => shownTime(row.at), look: 'nowrap' },
          ]}
        />
      </Card>
      <Card title="提出的异议">
        <Table
          caption="提出的异议"
          rows={file.objections}
          empty="没有异议。"
          columns={[
            { title: '异议人手机', cell: row => row.by, look: 'nowrap' },
            { title: '时间', cell: row => shownTime(row.at), look: 'nowrap' },
            { title: '情况说明', cell: row => row.words },
          ]}
        />
      </Card>
    </>
  )
}

function Deciding({ visit }: Pick<ViewProps, 'visit'>) {
  return (
    <Card title="处理决定">
      <p>
        请核对营业执照、来人身份证和单位授权。撤销注册后，管理员账号停用，职工维护的代码和联系人恢复为原来的；单位可以重新维护和注册。
      </p>
      <Form action={visit.path} hidden={visit.hidden}>
        <TextAreaField
          {...input(visit, 'reason')}
          label="核实情况和理由"
          required
          hint="写明向谁、如何核实，至少 5 个字；留存备查"
          maxLength={500}
        />
        <Buttons>
          <Button name="_act" value="lifted">
            解除冻结
          </Button>
          <Button name="_act" value="revoked" look="danger">
            撤销注册
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
