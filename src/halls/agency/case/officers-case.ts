import type { CaseEvaluation, CaseFile, Item, SignatureInfo } from '#casework'
import type { MoneyDoubt, OfficerActor } from '#identity'
import type { Visit } from '../../serving/visit.ts'

/** A case as the page of the officer who handles it knows it. */
export interface OfficersCase {
  readonly visit: Visit<OfficerActor>
  readonly item: Item
  readonly file: CaseFile
  readonly examination: CaseEvaluation
  /** who can take the next step, and so be handed the case */
  readonly handlers: readonly OfficerActor[]
  /** 签章信息 of every submission */
  readonly signatures: readonly SignatureInfo[]
  /** why no money may go to the unit yet */
  readonly doubt: MoneyDoubt | undefined
  /** 下一件 */
  readonly next: string | undefined
}
