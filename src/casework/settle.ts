import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { changeDeclaration, type PartialChange } from './change-declaration.ts'
import { type DeclarationRow, keyOf, submittedSubject, unsealForm } from './declaration.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { tell } from './tell.ts'

interface Ending {
  /** 及时办结, at submission */
  readonly atOnce: boolean
  /** how its rows ended */
  readonly ended?: string | undefined
}

/** 办结: what changes when the last step of a case is over, or when nobody reviews it. */
export function settlement({ at }: Acting, { atOnce, ended = '' }: Ending): PartialChange {
  return {
    verbs: ['settle'],
    columns: {
      step: null,
      step_since: null,
      due_on: null,
      ended_at: at,
      ...(atOnce ? { accepted_at: at } : {}),
    },
    events: [
      {
        verb: 'settle',
        words: atOnce
          ? '系统即时办结，已通过'
          : `全部环节办理完毕，已办结${ended === '' ? '' : `：${ended}`}`,
        bySystem: true,
      },
    ],
  }
}

/** The settled case takes effect as its item says. */
export async function takeEffect(tx: Tx, acting: Acting, item: Item, row: DeclarationRow): Promise<void> {
  const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
  await opened.check(unsealForm(row)).settle(tx, acting, { ...keyOf(row), subject: row.subject })
}

export interface Reopening {
  readonly declarationId: string
  /** the step it resumes at once corrected, submitted and accepted again */
  readonly resumeAt: string
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message: string
}

/**
 * Reopens a settled case when the fact that settled it is reversed, such as a payment recalled by the bank days later:
 * it is in 我的待提交业务 again. @throws Refusal 'conflict' unless it has passed.
 */
export async function reopenCase(tx: Tx, acting: Acting, of: Reopening): Promise<void> {
  const row = await lockDeclaration(tx, of.declarationId)
  const reopened = await changeDeclaration(tx, acting, row, {
    verbs: ['reopen'],
    columns: { ended_at: null, resume_step: of.resumeAt },
    events: [{ verb: 'reopen', words: of.words }],
  })
  await tell(tx, acting, reopened, of.message)
}
