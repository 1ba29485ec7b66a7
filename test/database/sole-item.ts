import { z } from 'zod'
import { defineItem, type Item, soleReview } from '#casework'
import type { TestRuntime } from './database.ts'
import { operator, submit } from './people.ts'
import { save } from './visits.ts'

/** What the test's own item did when it was settled, oldest first. */
export const settledIds: string[] = []

/** An item without 受理 that one officer decides, of which a unit may have any number. */
export const soleItem: Item = defineItem<null, z.ZodObject<{ contactMobile: z.ZodString }>>({
  code: 'sole-item',
  serialCode: '997',
  name: '一人办结事项',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '一人办结事项', save: '保存', saved: '已保存', note: '' },
  footnotes: [],
  schema: z.object({ contactMobile: z.string() }),
  sections: [],
  materials: [],
  acceptance: false,
  steps: [soleReview],
  facts: async () => null,
  subject: () => subject.current,
  closed: () => undefined,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: (_, data) => data.contactMobile,
  onSettled: async (_tx, _acting, { declarationId }) => void settledIds.push(declarationId),
})

const subject = { current: '1' }

/** A submitted case of it. @returns its id */
export async function soleCase(
  runtime: TestRuntime,
  unitNo: string,
  of: { readonly subject: string; readonly at?: string },
): Promise<string> {
  subject.current = of.subject
  const acting = runtime.as(await operator(runtime, unitNo), of.at)
  const id = await save(acting, soleItem, { contactMobile: '13800000003' })
  await submit(acting, soleItem, { declarationId: id })
  return id
}
