import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashedFields, hashOfEvent } from './event-hash.ts'

const row = {
  unit_no: '410783000002',
  declaration_id: 'a',
  seq: 1,
  at: new Date('2023-08-11T01:00:00Z'),
  verb: 'save',
  actor_kind: 'operator',
  actor_no: 7,
  actor_name: '王五',
  office: '申报单位',
  ip: '10.1.2.3',
  words: '填写并保存申报信息',
  data: {},
  previous_hash: Buffer.alloc(32),
  salt: null,
}
const salted = { ...row, salt: Buffer.alloc(16, 1) }

test('an event without salt is hashed in clear, like all older events', () => {
  const text = `{"actor_kind":"operator","actor_name":"王五","actor_no":7,"at":"2023-08-11T01:00:00.000Z","data":{},"declaration_id":"a","ip":"10.1.2.3","office":"申报单位","previous_hash":"${'0'.repeat(64)}","seq":1,"unit_no":"410783000002","verb":"save","words":"填写并保存申报信息"}`
  expect(hashOfEvent(row)).toEqual(createHash('sha256').update(text).digest())
})

test('an event with salt hides account number and address but still commits to them', () => {
  expect(JSON.stringify(hashedFields(salted))).not.toMatch(/10\.1\.2\.3|actor_no|salt/)
  for (const change of [{ ip: '10.1.2.4' }, { actor_no: 8 }, { salt: Buffer.alloc(16, 2) }, { words: '' }]) {
    expect(hashOfEvent({ ...salted, ...change })).not.toEqual(hashOfEvent(salted))
  }
})
