import type { State } from '../workflow.ts'

/** A place in the workflow: a state, and while `accepted` a step of an item. */
export interface Place {
  readonly itemCode: string
  readonly state: State
  readonly step: string | null
}
