import type { Run } from '#entitlement'
import { Tag } from '#ui'

const states = {
  queued: { text: '等待计算', tone: 'info' },
  running: { text: '计算中', tone: 'info' },
  stopped: { text: '已暂停', tone: 'warning' },
  done: { text: '已完成', tone: 'success' },
} as const

/** Where a run stands, in one word. */
export function RunState({ run }: { readonly run: Run }) {
  const { text, tone } = states[run.state]
  return <Tag tone={tone}>{text}</Tag>
}
