import { expect, test } from 'vitest'
import { checkDigit } from '#platform'
import { after, type State, states, type Verb, workflow } from './workflow.ts'

const allStates = Object.keys(states) as State[]
const allVerbs = Object.keys(workflow) as Verb[]

/** The whole table written out again, so that a change to it has to be deliberate. */
const allowed = `save:draft>draft save:returned>returned attach:draft>draft attach:returned>returned
  submit:draft>submitted submit:returned>submitted settle:submitted>passed accept:submitted>accepted
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
