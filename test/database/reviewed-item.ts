import { z } from 'zod'
import { defineItem, firstReview, hrApproval, type Item, type Step, secondReview } from '#casework'
import type { TestRuntime } from './database.ts'
import { headcountCondition } from './headcount-condition.ts'
import { operator, submit } from './people.ts'
import { save } from './visits.ts'

const publicity: Step = { code: 'later-step', name: '公示', standing: '公示中', posts: [], workingDays: 5 }

/** The current facts of the test item; tests change them. */
export const today = { subject: '2023', headcount: 40, amountFen: 1_728_000 }

/** An item with all steps, one condition and an amount; a unit may have any number of its declarations. */
export const reviewedItem: Item = defineItem<typeof today, z.ZodObject<{ contactMobile: z.ZodString }>>({
  code: 'reviewed-item',
  serialCode: '999',
  name: '审核事项',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '审核事项', save: '保存', saved: '已保存', note: '' },
  footnotes: [],
  schema: z.object({ contactMobile: z.string() }),
  sections: [],
  materials: [],
  steps: [firstReview, secondReview, hrApproval, publicity],
  facts: async () => ({ ...today }),
  subject: facts => facts.subject,
  closed: () => undefined,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: (_, data) => data.contactMobile,
  review: facts => ({ conditions: [headcountCondition(today.headcount)], amountFen: facts.amountFen }),
})

/** A submitted case of the test item. @returns its id */
export async function submitted(
  runtime: TestRuntime,
  unitNo: string,
  of: { readonly subject: string; readonly at?: string; readonly amountFen?: number },
): Promise<string> {
  today.subject = of.subject
  today.amountFen = of.amountFen ?? 1_728_000
  const acting = runtime.as(await operator(runtime, unitNo), of.at)
  const id = await save(acting, reviewedItem, { contactMobile: '13800000003' })
  await submit(acting, reviewedItem, { declarationId: id })
  return id
}
