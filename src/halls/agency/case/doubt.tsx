import type { MoneyDoubt } from '#identity'
import { LinkButton, Notice } from '#ui'
import { contactPath, freezePath } from '../registrations/paths.ts'
import type { OfficersCase } from './officers-case.ts'

const titles: Readonly<Record<MoneyDoubt['reason'], string>> = {
  unverified: '联系人信息未经核实',
  frozen: '单位注册已冻结',
  revoked: '单位注册已撤销',
}

/** What must be settled before a money case goes on, with the way there. */
export function Doubt({ file: { declaration }, doubt }: OfficersCase) {
  const open = declaration.state === 'submitted' || declaration.state === 'accepted'
  if (!doubt || !open) return null
  const { unitNo } = declaration
  return (
    <Notice tone="warning" title={titles[doubt.reason]}>
      <p>{doubt.forOfficer}</p>
      {doubt.reason === 'unverified' ? (
        <LinkButton href={contactPath(unitNo)} small>
          办理单位联系人信息确认
        </LinkButton>
      ) : null}
      {doubt.reason === 'frozen' ? (
        <LinkButton href={freezePath(unitNo)} small>
          处理注册异议
        </LinkButton>
      ) : null}
    </Notice>
  )
}
