import { expect, test } from 'vitest'
import { type RowState, type RowVerb, rowAfter, rowStates, rowWorkflow } from './row-workflow.ts'

/** The whole table written out again, so that a change to it has to be deliberate. */
const allowed = `save:draft>draft settle:draft>settled refer:draft>referred approve:referred>settled
  decline:referred>declined giveBack:referred>draft revoke:settled>revoked`.split(/\s+/)

test('every action on a row in every state follows the table, or is refused naming row and state', () => {
  const found = (Object.keys(rowWorkflow) as RowVerb[]).flatMap(verb =>
    (Object.keys(rowStates) as RowState[]).flatMap(state => {
      try {
        return [`${verb}:${state}>${rowAfter(verb, { rowNo: 7, state })}`]
      } catch (error) {
        expect(String(error)).toContain(`序号 7 当前为“${rowStates[state]}”`)
        return []
      }
    }),
  )
  expect(found.sort()).toEqual([...allowed].sort())
})
