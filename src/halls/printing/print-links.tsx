import type { CaseFile } from '#casework'
import { Buttons, LinkButton } from '#ui'
import { caseDocuments } from './case-document.ts'
import { asOfd } from './send-printout.ts'

interface PrintLinksProps {
  readonly file: CaseFile
  /** the address of the declaration in this hall */
  readonly base: string
}

/** The documents available for a declaration now, as PDF and OFD. */
export function PrintLinks({ file, base }: PrintLinksProps) {
  const there = Object.entries(caseDocuments).filter(([, document]) => !document.missing({ file }))
  return (
    <>
      <Buttons>
        {there.map(([path, { name }]) => (
          <LinkButton key={path} href={`${base}/${path}`} look="secondary">
            {path === 'print' ? '单据打印' : `打印${name}`}
          </LinkButton>
        ))}
      </Buttons>
      <p class="muted">
        需要 OFD 格式的，可下载：
        {there.map(([path, { name }]) => (
          <a key={path} href={asOfd(`${base}/${path}`)}>{`${name}（OFD）`}</a>
        ))}
      </p>
    </>
  )
}
