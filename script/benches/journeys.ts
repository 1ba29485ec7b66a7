import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import sharp from 'sharp'
import { folderFor, median, type RunningHall, start } from './hall.ts'
import { recordSql } from './record-sql.ts'
import { type SeededUnit, seedUnits } from './seed-units.ts'

const clients = 4
const journeysARound = 60
const rounds = 3

/**
 * Signed-in journeys (save, material, submit, progress) per second over HTTP, against the recorded SQL of one journey
 * replayed by pgbench with the same number of clients on the same server.
 */
export async function benchJourneys(): Promise<Record<string, string>> {
  const folder = await folderFor('journeys')
  const hall = await start(['src/main.ts', 'server'], folder.path)
  const { units, connection, close } = await seedUnits(folder.path, journeysARound * rounds + 10)
  const png = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#eef' } })
    .png()
    .toBuffer()
  const sql = await recordSql(folder.path, units[0])
  const script = join(folder.path, 'journey.sql')
  await writeFile(script, sql)
  const pairs: { hall: number; floor: number }[] = []
  let next = 10
  for (let round = 0; round < rounds; round += 1) {
    const share = units.slice(next, next + journeysARound)
    next += journeysARound
    pairs.push({ hall: await drive(hall, share, png), floor: pgbench(connection, script) })
  }
  await close()
  await hall.stop()
  await folder.remove()
  return {
    'journeys a second over HTTP': median(pairs.map(pair => pair.hall)).toFixed(1),
    'floor: the same SQL by pgbench, a second': median(pairs.map(pair => pair.floor)).toFixed(1),
    'ratio hall / floor': median(pairs.map(pair => pair.hall / pair.floor)).toFixed(3),
  }
}

async function drive(hall: RunningHall, units: readonly SeededUnit[], png: Buffer): Promise<number> {
  const waiting = [...units]
  const began = performance.now()
  const worker = async () => {
    for (let unit = waiting.pop(); unit; unit = waiting.pop()) await journey(hall.url, unit, png)
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return (units.length / (performance.now() - began)) * 1000
}

async function journey(url: string, unit: SeededUnit, png: Buffer): Promise<void> {
  const cookies = { employer: `hall_employer=${unit.session}`, visitor: '' }
  const headers = () => ({ cookie: [cookies.employer, cookies.visitor].filter(Boolean).join('; ') })
  const form = await fetch(`${url}/employer/items/stable-employment-refund`, { headers: headers() })
  cookies.visitor = /hall_visitor=[^;]+/.exec(form.headers.get('set-cookie') ?? '')?.[0] ?? ''
  const token = /name="_form" value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
  const post = async (path: string, body: URLSearchParams | FormData) => {
    const answer = await fetch(url + path, { method: 'POST', headers: headers(), body, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
  const saved = new URLSearchParams({ _form: token, _act: 'materials', noticeRead: '1', ...unit.form })
  const materials = await post('/employer/items/stable-employment-refund', saved)
  const upload = new FormData()
  upload.set('_form', token)
  upload.set('kind', 'proof')
  upload.set('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'proof.png')
  await post(materials, upload)
  const submission = materials.replace('/materials', '/submission')
  const smsCode = await codeFor(url, headers(), { submission, token, mobile: unit.mobile })
  await post(submission, new URLSearchParams({ _form: token, smsCode }))
  await (await fetch(`${url}/employer/progress`, { headers: headers() })).arrayBuffer()
}

async function codeFor(
  url: string,
  headers: Record<string, string>,
  of: { readonly submission: string; readonly token: string; readonly mobile: string },
): Promise<string> {
  const body = new URLSearchParams({ _form: of.token, _act: 'sms' })
  await (await fetch(url + of.submission, { method: 'POST', headers, body })).arrayBuffer()
  const messages: unknown = await (await fetch(`${url}/demo/phone.json?mobile=${of.mobile}`)).json()
  return /"code":"(\d{6})"/.exec(JSON.stringify(messages))?.[1] ?? ''
}

function pgbench({ host, password }: PoolConfig, script: string): number {
  const words = [
    '-h',
    String(host),
    '-U',
    'hall_app',
    '-n',
    '-c',
    String(clients),
    '-j',
    '2',
    '-T',
    '5',
    '-f',
    script,
    'hall',
  ]
  const { stdout, stderr } = spawnSync('pgbench', words, {
    env: { ...process.env, PGPASSWORD: String(password) },
  })
  const tps = /tps = ([\d.]+)/.exec(stdout.toString())?.[1]
  if (!tps || /aborted/.test(stderr.toString())) throw new Error(stderr.toString())
  return Number(tps)
}
