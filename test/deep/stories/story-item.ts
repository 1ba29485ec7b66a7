import { z } from 'zod'
import {
  type Catalogue,
  catalogueOf,
  defineItem,
  firstReview,
  hrApproval,
  type Item,
  type Step,
  secondReview,
  soleReview,
} from '#casework'
import { headcountCondition } from '../../database/headcount-condition.ts'
import { mobileOf } from '../../database/money.ts'

/** A step that another room completes, as 公示 is. */
export const elsewhere: Step = {
  code: 'elsewhere',
  name: '公示',
  standing: '公示中',
  posts: [],
  workingDays: 5,
}

/** Today's facts, the same for all units. */
export const today = { headcount: 40 }

export const mostMaterials = 2

const item = (
  code: string,
  of: Partial<Pick<Item, 'acceptance'>> & { serialCode: string; steps: readonly Step[]; reviewed: boolean },
) => {
  const { steps, reviewed, serialCode, ...rest } = of
  return defineItem<string, z.ZodObject<{ words: z.ZodString }>>({
    ...rest,
    code,
    serialCode,
    name: `故事事项${serialCode}`,
    version: 1,
    hall: 'employer',
    withoutCertificate: true,
    words: { page: '故事事项', save: '保存', saved: '已保存', note: '' },
    footnotes: [],
    schema: z.object({ words: z.string() }),
    sections: [],
    materials: [{ code: 'proof', name: '证明', most: mostMaterials, required: false }],
    steps,
    facts: async (_tx, _acting, unitNo) => unitNo,
    subject: () => '2023',
    closed: () => undefined,
    block: () => [],
    defaults: () => ({}),
    rules: () => [],
    contact: mobileOf,
    confirmation: unitNo => ({ label: '验证码', mobile: mobileOf(unitNo), about: '申报' }),
    onRevoked: async () => {},
    ...(reviewed
      ? { review: () => ({ conditions: [headcountCondition(today.headcount)], amountFen: 100 }) }
      : {}),
  })
}

/** With all reviews and a step elsewhere, decided by one officer, and settled at submission. */
export const storyItems: readonly Item[] = [
  item('story-reviewed', {
    serialCode: '996',
    steps: [firstReview, secondReview, hrApproval, elsewhere],
    reviewed: true,
  }),
  item('story-sole', { serialCode: '994', steps: [soleReview], acceptance: false, reviewed: false }),
  item('story-at-once', { serialCode: '995', steps: [], reviewed: false }),
]

export const storyCatalogue: Catalogue = catalogueOf(storyItems)
