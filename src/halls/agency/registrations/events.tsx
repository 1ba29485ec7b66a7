import type { RegistrationEvent } from '#identity'
import { shownTime } from '#platform'
import { Card, Timeline } from '#ui'

/** 注册记录 of a unit, newest first. */
export function Events({ events }: { readonly events: readonly RegistrationEvent[] }) {
  if (events.length === 0) return null
  return (
    <Card title="注册记录">
      <Timeline
        moments={events.toReversed().map(event => ({
          time: shownTime(event.at),
          title: event.words,
          words: event.by,
        }))}
      />
    </Card>
  )
}
