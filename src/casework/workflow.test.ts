import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type OfficerActor, officerRoles } from '#identity'
import { checkDigit } from '#platform'
import { catalogueOf } from './catalogue.ts'
import { defineItem } from './define-item.ts'
import { placesOf } from './desk/places.ts'
import { stepAfter } from './enter-step.ts'
import { officersFor } from './handing/officers-for.ts'
import type { Item } from './item.ts'
import { mayDecide } from './permissions.ts'
import type { ItemRows } from './rows/rows-definition.ts'
import { statusLabel } from './status-label.ts'
import { firstReview, hrApproval, review, type Step, secondReview, soleReview } from './step.ts'
import { after, isOpenState, type OfficerVerb, type State, states, type Verb, workflow } from './workflow.ts'

const allStates = Object.keys(states) as State[]
const allVerbs = Object.keys(workflow) as Verb[]

/** The whole table written out again, so that a change to it has to be deliberate. */
const allowed = `save:draft>draft save:returned>returned attach:draft>draft attach:returned>returned
  submit:draft>submitted submit:returned>submitted settle:submitted>passed begin:submitted>accepted accept:submitted>accepted
  sendBack:submitted>returned sendBack:accepted>returned settle:accepted>passed approve:accepted>accepted
  advance:accepted>accepted reopen:passed>returned decline:submitted>declined decline:accepted>declined discard:draft>discarded
  restore:discarded>draft revoke:passed>revoked`.split(/\s+/)

test('every action in every state follows the table, or is refused naming the state', () => {
  const found = allVerbs.flatMap(verb =>
    allStates.flatMap(state => {
      try {
        return [`${verb}:${state}>${after(verb, state)}`]
      } catch (error) {
        expect(String(error)).toContain(states[state].shown)
        return []
      }
    }),
  )
  expect(found.sort()).toEqual([...allowed].sort())
})

test('the filer may change and submit a draft and what was returned, nothing else', () => {
  expect(allStates.filter(isOpenState)).toEqual(['draft', 'returned'])
})

const itemWith = (steps: readonly Step[], acceptance: boolean): Item =>
  defineItem({
    code: 'walked',
    serialCode: '998',
    name: '走一遍',
    version: 1,
    hall: 'employer',
    withoutCertificate: true,
    words: { page: '', save: '', saved: '', note: '' },
    footnotes: [],
    schema: z.object({}),
    sections: [],
    materials: [],
    ...(acceptance ? {} : { acceptance: false }),
    steps,
    facts: async () => ({}),
    subject: () => '',
    closed: () => undefined,
    block: () => [],
    defaults: () => ({}),
    rules: () => [],
    contact: () => undefined,
  })

interface Place {
  readonly state: State
  readonly step: string | null
}

const roles = Object.keys(officerRoles) as OfficerActor['role'][]
const officers = roles.map((role, i): OfficerActor => {
  return { kind: 'officer', accountNo: i, name: role, areaCode: '410783', role }
})

/** Where a case stands once a step is entered, as `enterStep` writes it. */
const entered = (step: Step | undefined): Place =>
  step ? { state: 'accepted', step: step.code } : { state: 'passed', step: null }

/** Where it stands after 提交. */
const begun = (item: Item): Place =>
  item.acceptance === false || item.steps.length === 0
    ? entered(stepAfter(item, null))
    : { state: 'submitted', step: null }

const onward = (item: Item, { state, step }: Place): Place =>
  entered(stepAfter(item, state === 'submitted' ? null : step))

const whoMay = (verb: OfficerVerb, item: Item, place: Place) =>
  roles.filter(role => mayDecide(verb, item, { ...place, role }))

const officerSteps = fc.shuffledSubarray([review, soleReview, firstReview, secondReview, hrApproval], {
  minLength: 1,
})

test('wherever a case waits some officer may act, the desk shows it to exactly those, and the number of decisions is as defined', () => {
  fc.assert(
    fc.property(officerSteps, fc.boolean(), (steps, acceptance) => {
      const item = itemWith(steps, acceptance)
      const catalogue = catalogueOf([item])
      let decisions = 0
      for (let place = begun(item); place.state !== 'passed'; place = onward(item, place)) {
        const verb = place.state === 'submitted' ? 'accept' : 'approve'
        const able = whoMay(verb, item, place)
        expect(able).not.toEqual([])
        expect(able).toEqual(officersFor(item, place, officers).map(officer => officer.role))
        for (const role of roles) {
          const shown = placesOf(catalogue, role).some(
            one => one.state === place.state && one.step === place.step,
          )
          expect(shown).toBe(able.includes(role))
        }
        expect(whoMay('sendBack', item, place)).not.toEqual([])
        expect(whoMay('decline', item, place)).not.toEqual([])
        const label = statusLabel(item, place)
        expect(label.acceptance).toBe(decisions === 0 ? '待受理' : '已受理')
        expect(label.shown).toBe(steps.find(step => step.code === place.step)?.standing ?? '待受理')
        decisions += 1
      }
      expect(decisions).toBe(steps.length + (acceptance ? 1 : 0))
    }),
  )
})

test('no officer is offered what the workflow table forbids', () => {
  const verbs: OfficerVerb[] = ['accept', 'sendBack', 'approve', 'decline', 'revoke']
  fc.assert(
    fc.property(
      officerSteps,
      fc.boolean(),
      fc.constantFrom(...allStates),
      fc.constantFrom(...verbs),
      (steps, acceptance, state, verb) => {
        const item = itemWith(steps, acceptance)
        const step = state === 'accepted' ? (steps[0]?.code ?? null) : null
        if (whoMay(verb, item, { state, step }).length > 0) expect(() => after(verb, state)).not.toThrow()
        else if (verb !== 'revoke') expect(workflow[verb][state]).toBeUndefined()
      },
    ),
  )
})

test('revoking is offered only where the item can be undone, to 复核岗 and the administrator', () => {
  const fixed = itemWith([review], true)
  const undoable: Item = { ...fixed, onRevoked: async () => {} }
  const passed: Place = { state: 'passed', step: null }
  expect(whoMay('revoke', fixed, passed)).toEqual([])
  expect(whoMay('revoke', undoable, passed).sort()).toEqual(['admin', 'review'])
  expect(whoMay('revoke', undoable, { state: 'accepted', step: review.code })).toEqual([])
})

test('the catalogue refuses items that share a code and steps that cannot be completed', () => {
  const one = itemWith([review], true)
  const room: Step = { code: 'room', name: '公示', standing: '公示中', posts: [], workingDays: 0 }
  expect(() => catalogueOf([one, one])).toThrow('walked (走一遍) and walked (走一遍) share the code walked')
  const other = { ...one, code: 'other', name: '另一个' }
  expect(() => catalogueOf([one, other])).toThrow(
    'other (另一个) and walked (走一遍) share the serialCode 998',
  )
  expect(() => catalogueOf([itemWith([], false)])).toThrow('no 受理 to leave out')
  expect(() => catalogueOf([itemWith([soleReview, room], false)])).toThrow(/officer's, and room is not/)
  expect(() => catalogueOf([itemWith([{ ...room, posts: ['hr'] }], true)])).toThrow(/step room/)
  expect(catalogueOf([itemWith([review, room], true)]).size).toBe(1)
})

test('the catalogue refuses an item with rows that nobody decides, that leads to money, or that has a form of its own', () => {
  const rows: ItemRows = {
    noun: '人员',
    counter: '人',
    fields: {},
    most: 1,
    key: 'idNo',
    revocable: false,
    keyOf: () => '',
    settle: async () => {},
    revoke: async () => {},
  }
  const listing = (steps: readonly Step[]): Item => ({ ...itemWith(steps, true), rows })
  const room: Step = { code: 'room', name: '公示', standing: '公示中', posts: [], workingDays: 0 }
  expect(() => catalogueOf([listing([])])).toThrow('nobody decides the rows')
  expect(() => catalogueOf([listing([review, room])])).toThrow(/officers' steps only, and room is not/)
  const sections = [{ title: '信息', fields: {} }]
  expect(() => catalogueOf([{ ...listing([review]), sections }])).toThrow('no sections of its own')
  const notice = { title: '告知', paragraphs: [], accept: '已读' }
  expect(() => catalogueOf([{ ...listing([review]), notice }])).toThrow('shows no notice')
  expect(catalogueOf([listing([review])]).size).toBe(1)
})

test('the check digit of a serial number detects one wrong digit and two swapped ones', () => {
  const digits = '41078320230811101000001'
  const right = checkDigit(digits)
  for (let at = 0; at < digits.length; at += 1) {
    for (const digit of '0123456789') {
      const changed = digits.slice(0, at) + digit + digits.slice(at + 1)
      expect(checkDigit(changed) === right).toBe(changed === digits)
    }
  }
})
