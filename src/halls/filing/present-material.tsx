import type { Material } from '#casework'
import { acceptedFiles, Button, FileField, Form } from '#ui'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import { MaterialPages } from './material-pages.tsx'
import { MaterialState } from './material-state.tsx'
import { PageActions } from './page-actions.tsx'
import { type FilingHall, paths } from './paths.ts'

export interface PresentProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly id: string
  readonly material: Material
  /** files of others that are processed before this one */
  readonly ahead: number
}

/** An uploaded material: its pages with their actions, and the ways to add more. */
export function PresentMaterial({ visit, hall, id, material, ahead }: PresentProps) {
  const to = paths(hall)
  const { materialId, kind, pages, sheets, state } = material
  const several = pages.length > 1
  return (
    <div class="present" id={`material-${materialId}`}>
      {state === 'judging' || state === 'refused' ? null : <span>本次上传{sheets}页　</span>}
      <MaterialState material={material} ahead={ahead} href={to.materials(id)} />
      <Contents to={to} id={id} material={material} />
      <Form action={to.materials(id)} hidden={{ ...visit.hidden, material: materialId, _act: 'remove' }}>
        <Button look="danger" small>
          {several ? '删除整份' : '删除'}
        </Button>
      </Form>
      <MaterialPages
        base={to.material(id, materialId)}
        material={material}
        actionsOf={page => (
          <PageActions action={to.materials(id)} hidden={visit.hidden} material={material} page={page} />
        )}
      />
      <AddPage visit={visit} action={to.materials(id)} material={material} />
      <a href={`${to.phone(id)}?kind=${kind}&material=${materialId}`}>手机拍照添加</a>
    </div>
  )
}

interface ContentsProps {
  readonly to: ReturnType<typeof paths>
  readonly id: string
  readonly material: Material
}

/** The way to what was uploaded, once it can be read. */
function Contents({ to, id, material: { materialId, pages, sheets, name, state } }: ContentsProps) {
  if (state !== 'ready') return <span>{name}</span>
  if (pages.length > 1) return <a href={to.preview(id, materialId)}>预览全部 {sheets} 页</a>
  return (
    <a href={to.material(id, materialId)} target="_blank" rel="noopener">
      查看 {name}
    </a>
  )
}

interface AddPageProps {
  readonly visit: Visit
  readonly action: string
  readonly material: Material
}

/** 添加一页, collapsed: most materials have a single page. */
function AddPage({ visit, action, material: { materialId } }: AddPageProps) {
  const mine = visit.typed?.material === materialId
  const error = mine ? errorOf(visit, 'file') : undefined
  return (
    <details class="more" open={error !== undefined}>
      <summary>添加一页</summary>
      <Form action={action} hidden={{ ...visit.hidden, material: materialId, _act: 'add-page' }} multipart>
        <FileField
          name="file"
          id={`page-${materialId}`}
          label="要添加的一页"
          accept={acceptedFiles.accept}
          hint={`${acceptedFiles.words}，放在最后一页之后。`}
          error={error}
        />
        <Button look="secondary" small>
          添加这一页
        </Button>
      </Form>
    </details>
  )
}
