import fc from 'fast-check'
import type { Command } from './model.ts'

export const unitCount = 2
const officerCount = 7

const unit = fc.nat(unitCount - 1)
const officer = fc.nat(officerCount - 1)
/** Mostly the newest case of a unit, and mostly one's own. */
const no = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) })
const ownCase = fc
  .record({ unit, of: unit, no, own: fc.nat(9) })
  .map(({ own, ...command }) => (own > 0 ? { ...command, of: command.unit } : command))

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('save'), unit }) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('submit', 'submit', 'submit', 'attach', 'discard', 'restore'), ownCase)
      .map(([verb, of]) => ({ verb, ...of })),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      verb: fc.constantFrom(
        'accept',
        'accept',
        'approve',
        'approve',
        'approve',
        'approve',
        'sendBack',
        'decline',
        'revoke',
        'tick',
      ),
      officer,
      of: unit,
      no,
      able: fc.oneof(
        { weight: 3, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      ticked: fc.oneof(
        { weight: 4, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('handOver'), officer, to: officer, of: unit, no }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constantFrom('advance', 'end', 'return', 'reopen'),
      of: unit,
      no,
      resume: fc.boolean(),
    }),
  },
)

/**
 * One or two at the same time, or other facts from now on. Each is the first of several that the hall must do, if any:
 * most random commands are refused, and would never lead far.
 */
export type Turn = { readonly commands: readonly (readonly Command[])[] } | { readonly headcount: number }

export interface Story {
  readonly item: number
  readonly turns: readonly Turn[]
}

const choice = fc.oneof(
  { weight: 4, arbitrary: fc.array(command, { minLength: 5, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(command, { minLength: 1, maxLength: 1 }) },
)

export const story: fc.Arbitrary<Story> = fc.record({
  item: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.constantFrom(1, 2) }),
  turns: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: choice.map(one => ({ commands: [one] })) },
      { weight: 6, arbitrary: fc.tuple(choice, choice).map(commands => ({ commands })) },
      { weight: 1, arbitrary: fc.constantFrom(20, 40, 41).map(headcount => ({ headcount })) },
    ),
    { minLength: 25, maxLength: 40, size: 'max' },
  ),
})
