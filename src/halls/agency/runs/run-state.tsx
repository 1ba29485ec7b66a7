import type { Run } from '#entitlement'
import { Tag } from '#ui'

const states = {
  queued: { text: '等待计算', tone: 'info' },
  running: { text: '计算中', tone: 'info' },
  stopped: { text: '已暂停', tone: 'warning' },
  done: { text: '已完成', tone: 'success' },
} as const

/** The state of a run. */
export function RunState({ run }: { readonly run: Run }) {
  const { text, tone } = states[run.state]
  return <Tag tone={tone}>{text}</Tag>
}
