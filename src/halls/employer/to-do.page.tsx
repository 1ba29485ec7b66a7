import { type Declaration, discard, restore, toDo } from '#casework'
import { refuse } from '#platform'
import { cleanText } from '#registry'
import { Button, Buttons, Form, Notice, TextField, Tree } from '#ui'
import { paths } from '../filing/paths.ts'
import { operatorPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { type Pushed, PushedToDo, pushedToDo } from './pushed.tsx'
import { mine, Rows } from './to-do-table.tsx'

const to = paths('employer')

/** 单位网厅 › 我的待提交业务 › 待提交申报管理: GET, POST /employer/to-do */
export const toDoPage = operatorPage({
  path: mine,
  title: '待提交申报管理',
  async load(visit, tx) {
    const begun = await toDo(tx, visit.acting, 'employer')
    return { all: begun.open, pushed: await pushedToDo(tx, visit, begun) }
  },
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted, tx) {
    const { acting } = visit
    const [act = '', one] = posted.act.split(':')
    const ids = one ? [one] : posted.all('id')
    if (act === 'restore' && one) {
      await restore(tx, acting, one)
      return { to: mine, message: '已恢复。' }
    }
    if (ids.length === 0) return refuse('invalid', '请先勾选要处理的申报。')
    if (act === 'discard') {
      const number = await discard(tx, acting, ids)
      return {
        to: `${mine}?deleted=${number === 1 ? ids[0] : ''}`,
        message: `已删除 ${number} 笔未提交的申报。`,
      }
    }
    // Each declaration must be read and confirmed separately, so several are submitted in turn.
    const rest = ids.length - 1
    return {
      to: to.submission(ids[0] ?? ''),
      ...(rest > 0
        ? { message: `申报须逐笔核对并确认。这一笔提交后，请回到“我的待提交业务”继续提交其余 ${rest} 笔。` }
        : {}),
    }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly all: readonly Declaration[]
  readonly pushed: Pushed | undefined
}

function View({ visit, all, pushed }: ViewProps) {
  const { item = '', words = '' } = visit.query
  const nameOf = (code: string) => visit.catalogue.get(code)?.name ?? code
  const editOf = (one: Declaration) => {
    const known = visit.catalogue.get(one.itemCode)
    return known ? to.edit(known, one) : to.form(one.itemCode)
  }
  const rows = all.filter(
    row => (item === '' || row.itemCode === item) && (words === '' || matches(row, words, nameOf)),
  )
  const codes = [...new Set(all.map(row => row.itemCode))]
  return (
    <>
      <Deleted visit={visit} />
      <PushedToDo pushed={pushed} />
      {all.length > 0 ? (
        <Notice>
          <p>下列业务已保存，还没有提交。请核对后点击“提交”。</p>
        </Notice>
      ) : null}
      <div class="tree-and-list">
        <Tree
          label="申报类型"
          root={{ href: mine, text: '全部申报', count: all.length, current: item === '' }}
          nodes={codes.map(code => ({
            href: `${mine}?item=${code}`,
            text: nameOf(code),
            count: all.filter(row => row.itemCode === code).length,
            current: item === code,
          }))}
        />
        <div>
          <Form action={mine} method="get" class="filter" hidden={item ? { item } : {}}>
            <TextField name="words" label="过滤条件" value={words} hint="单位编号、单位名称、事项或姓名" />
            <Buttons>
              <Button look="secondary">查询</Button>
            </Buttons>
          </Form>
          <Rows visit={visit} rows={rows} nameOf={nameOf} editOf={editOf} />
        </div>
      </div>
    </>
  )
}

function matches(row: Declaration, typed: string, nameOf: (code: string) => string): boolean {
  const words = cleanText(typed)
  return [row.unitNo, row.unitName, row.applicantName, nameOf(row.itemCode)].some(text =>
    text.includes(words),
  )
}

function Deleted({ visit }: { readonly visit: Visit }) {
  const id = visit.query.deleted
  if (!id) return null
  return (
    <Form action={mine} hidden={{ ...visit.hidden, _act: `restore:${id}` }}>
      <p>
        删错了？
        <button class="link-button" type="submit">
          恢复刚删除的申报
        </button>
      </p>
    </Form>
  )
}
