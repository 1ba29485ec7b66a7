import { Notice } from '#ui'
import { HearingCard } from '../../hearing-card.tsx'
import type { OfficersCase } from './officers-case.ts'

/** What the unit says to an objection, whether it may still be waited for, and what approving does. */
export function Hearing({ hearing: of }: OfficersCase) {
  if (!of) return null
  const { hearing, heard, effect } = of
  return (
    <>
      <HearingCard hearing={hearing} />
      {effect === undefined ? null : (
        <Notice
          tone={heard ? 'info' : 'warning'}
          title={heard ? '可以作出决定' : `等待单位答复，期限 ${hearing.answerBy}`}
        >
          <p>{effect}</p>
        </Notice>
      )}
    </>
  )
}
