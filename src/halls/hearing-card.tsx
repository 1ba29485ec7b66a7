import type { Hearing } from '#casework'
import { shownTime } from '#platform'
import { Card, Facts } from '#ui'

/** 单位答复, as the person and the officer read it. */
export function HearingCard({ hearing }: { readonly hearing: Hearing }) {
  const { answer, answeredAt, answerBy } = hearing
  return (
    <Card title="单位答复">
      <Facts
        rows={[
          { label: '答复期限', value: answerBy },
          { label: '答复时间', value: answeredAt ? shownTime(answeredAt) : '还没有答复' },
          ...(answer === ''
            ? []
            : [{ label: answeredAt ? '答复内容' : '补正前的答复，单位尚未确认', value: answer }]),
        ]}
      />
    </Card>
  )
}
