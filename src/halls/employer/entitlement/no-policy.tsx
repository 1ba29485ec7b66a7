import { businessDate } from '#platform'
import { LinkButton, Notice } from '#ui'
import type { Visit } from '../../serving/visit.ts'

/** Shown if there is no policy for the business year: another year's figures are never used instead. */
export function NoPolicy({ visit }: { readonly visit: Visit }) {
  const year = businessDate(visit.acting.at).slice(0, 4)
  return (
    <Notice tone="warning" title={`${year} 年度的稳岗返还政策还没有发布`}>
      <p>政策发布后，本页会显示每一项条件、金额和依据。往年的政策见门户“本年度政策”。</p>
      <LinkButton href="/policy" look="secondary" small>
        查看政策
      </LinkButton>
    </Notice>
  )
}
