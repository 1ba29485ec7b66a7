import type {
  CaseEvaluation,
  CaseFile,
  Item,
  OfficersHearing,
  RowPage,
  SignatureInfo,
  SubmittedSignature,
} from '#casework'
import type { MoneyDoubt, OfficerActor } from '#identity'
import type { Visit } from '../../serving/visit.ts'

/** Everything the officer's case page shows. */
export interface OfficersCase {
  readonly visit: Visit<OfficerActor>
  readonly item: Item
  readonly file: CaseFile
  readonly examination: CaseEvaluation
  /** officers who can take the next step, and so can be handed the case */
  readonly handlers: readonly OfficerActor[]
  /** 签章信息 for each submission */
  readonly signatures: readonly SignatureInfo[]
  /** the same as stored, verified once the transaction is over */
  readonly submitted: readonly SubmittedSignature[]
  /** why no money may go to the unit yet */
  readonly doubt: MoneyDoubt | undefined
  /** of an item that hears the unit */
  readonly hearing: OfficersHearing | undefined
  /** of an item with rows */
  readonly list: RowPage | undefined
  /** 下一件 */
  readonly next: string | undefined
}
