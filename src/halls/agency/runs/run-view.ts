import type { DecisionPage, Push, Run, RunFigure } from '#entitlement'
import type { OfficerActor } from '#identity'
import type { Area } from '#registry'
import type { Visit } from '../../serving/visit.ts'

/** Data for the page of one run. */
export interface RunView {
  readonly visit: Visit<OfficerActor>
  readonly run: Run
  readonly areas: readonly Area[]
  readonly figures: readonly RunFigure[]
  readonly found: DecisionPage
  readonly pushes: readonly Push[]
}
