import type { Publicity } from '#disbursement'
import { Tag } from '#ui'

/** The state of a list. */
export function PublicityTag({ publicity: { state, finished } }: { readonly publicity: Publicity }) {
  switch (state) {
    case 'prepared':
      return <Tag tone="warning">待发布</Tag>
    case 'running':
      return <Tag tone="info">公示中</Tag>
    case 'withdrawn':
      return <Tag>已撤销</Tag>
    case 'over':
      return finished ? <Tag tone="success">公示已结束</Tag> : <Tag tone="warning">公示期满</Tag>
  }
}
