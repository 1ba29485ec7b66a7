import { expect, test } from 'vitest'
import { openWakes } from './wakes.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test('this process is woken at once, others by few notifications however many commits there are', async () => {
  const sent: string[][] = []
  const wakes = openWakes(async payload => void sent.push(payload.split(' ').slice(1)))
  const heard: string[] = []
  wakes.hear(kind => heard.push(kind))
  for (let i = 0; i < 100; i += 1) wakes.wake(['sms', 'sheet'])
  expect(heard.length).toBe(200)
  await pause(200)
  expect(sent).toEqual(
    [
      ['sms', 'sheet'],
      ['sms', 'sheet'],
    ].slice(0, sent.length),
  )
  expect(sent.length).toBeLessThanOrEqual(2)
  wakes.wake(['run'])
  await wakes.flush()
  expect(sent.at(-1)).toEqual(['run'])
})

test('a notification wakes others, not its sender; a lost one harms nobody', async () => {
  const payloads: string[] = []
  let lost = true
  const here = openWakes(async payload => {
    if (lost) throw new Error('no connection')
    payloads.push(payload)
  })
  const there = openWakes()
  const heard: string[] = []
  here.hear(kind => heard.push(`here ${kind}`))
  const deafen = there.hear(kind => heard.push(`there ${kind}`))
  here.wake(['sms'])
  await here.flush()
  expect(payloads).toEqual([])
  lost = false
  here.wake(['sms'])
  await here.flush()
  for (const payload of payloads) {
    here.receive(payload)
    there.receive(payload)
  }
  expect(heard).toEqual(['here sms', 'here sms', 'there sms'])
  deafen()
  there.wake(['sms'])
  expect(heard.length).toBe(3)
})
