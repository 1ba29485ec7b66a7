import { expect, test } from 'vitest'
import { casesOf } from './cases-of.ts'
import { equivalents } from './mutants/equivalents.ts'
import { type Judge, openJudge, sourceOf } from './mutants/judge-mutants.ts'
import { type Mutant, mutantsOf } from './mutants/mutants-of.ts'
import { randomOf } from './random.ts'

const entitlement = (name: string) => `src/entitlement/${name}.ts`
const ofEntitlement = ['evaluate.test', 'remedy.test', 'what-if.test', 'letter-parts.test'].map(entitlement)

/** The pure rules of money and eligibility, and the unit tests that judge them. */
const rules: readonly { readonly sources: readonly string[]; readonly tests: readonly string[] }[] = [
  {
    sources: [
      'evaluate',
      'explain',
      'remedy',
      'layoff-rate',
      'smallest-correction',
      'formula-rows',
      'how-departure-counts',
    ].map(entitlement),
    tests: ofEntitlement,
  },
  {
    sources: ['src/platform/money.ts', 'src/platform/chinese-amount.ts'],
    tests: ['src/platform/platform.test.ts', 'src/platform/chinese-amount.test.ts'],
  },
  {
    sources: ['src/disbursement/payment/allocate-budget.ts'],
    tests: ['src/disbursement/payment/allocate-budget.test.ts'],
  },
  {
    sources: ['src/casework/workflow.ts', 'src/casework/permissions.ts'],
    tests: ['src/casework/workflow.test.ts'],
  },
]

interface Judged {
  readonly mutant: Mutant
  readonly tests: readonly string[]
}

const every: readonly Judged[] = rules.flatMap(({ sources, tests }) =>
  sources.flatMap(path => mutantsOf(path, sourceOf(path)).map(mutant => ({ mutant, tests }))),
)

const cases = casesOf('mutants', 15)
const count = Math.min(cases.count, every.length)

/** In an order of the seed's own, so that a sample of another seed is another one. */
function shuffled(): readonly Judged[] {
  const random = randomOf(cases.seed)
  return every
    .map(judged => ({ judged, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ judged }) => judged)
}

test(`of ${count} mutants of ${every.length}, the unit tests kill all but those that change nothing`, async () => {
  const judges = new Map<string, Judge>()
  const survivors: string[] = []
  for (const [no, { mutant, tests }] of shuffled().slice(0, count).entries()) {
    if (no < cases.from) continue
    const key = tests.join()
    const judge = judges.get(key) ?? (await openJudge(tests))
    if (!judges.has(key)) expect(await judge.fails(), `${key} without a mutant`).toBe(false)
    judges.set(key, judge)
    if (!(await judge.fails(mutant)) && !equivalents.has(mutant.name)) {
      survivors.push(mutant.name)
      process.stdout.write(`survived: ${mutant.name}\n`)
    }
    if (survivors.length === 0) cases.reach(no + 1)
  }
  for (const judge of judges.values()) await judge.close()
  process.stdout.write(
    `deep mutants: ${JSON.stringify({ seed: cases.seed, count, of: every.length, survivors: survivors.length })}\n`,
  )
  expect(survivors).toEqual([])
})

test('every mutant that is excused as changing nothing is still one', () => {
  const names = new Set(every.map(({ mutant }) => mutant.name))
  expect([...equivalents.keys()].filter(name => !names.has(name))).toEqual([])
})
