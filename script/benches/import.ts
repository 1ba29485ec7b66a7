import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openPool, openRuntime, readConfig } from '#platform'
import { idCheck } from '../../src/registry/codes/id-no.ts'
import { folderFor, median } from './hall.ts'

const units = 83_334
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(
  one => `2022${one}`,
)
const unitNoOf = (i: number) => String(410783500000 + i)

const files = {
  units: {
    columns:
      'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name',
    *rows() {
      for (let i = 0; i < units; i += 1) {
        const no = unitNoOf(i)
        yield `${no},,压测单位${no},企业,410783,小型,0,0,0,138${String(i).padStart(8, '0')},压测单位${no},4100152201${no},中国建设银行长垣支行\n`
      }
    },
  },
  contributions: {
    columns: 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on',
    *rows() {
      for (let i = 0; i < units; i += 1) {
        const heads = 1 + ((i * 7919) % 400)
        const [unit, employee] = [(heads * 42).toFixed(2), (heads * 18).toFixed(2)]
        const lines = months.map(
          month =>
            `${unitNoOf(i)},${month},${heads},${unit},${employee},${unit},${employee},2022-${month.slice(4)}-15\n`,
        )
        yield lines.join('')
      }
    },
  },
  claimants: {
    columns: 'unit_no,person_id,first_month',
    *rows() {
      for (let i = 0; i < 200_000; i += 1) {
        const number = `410783${1960 + (i % 40)}0${1 + (i % 9)}1${i % 9}${String(i % 1000).padStart(3, '0')}`
        yield `${unitNoOf(i % units)},${number}${idCheck(number)},${months[i % 12]}\n`
      }
    },
  },
} as const

/**
 * Importing a file from the command line, including start-up, against bare COPY of the same bytes into an unindexed
 * table with the same columns on the same server; importing the same file again; and peak memory.
 */
export async function benchImport(): Promise<Record<string, string>> {
  const folder = await folderFor('import')
  const config = readConfig({ DATA_DIR: folder.path, DEMO: '0' })
  const hall = await openRuntime(config, () => {})
  const owner = openPool(hall.owner)
  const figures: Record<string, string> = {}
  for (const [kind, { columns, rows }] of Object.entries(files)) {
    const path = join(folder.path, `${kind}.csv`)
    await pipeline(async function* () {
      yield `${columns}\n`
      yield* rows()
    }, createWriteStream(path))
    const floors: number[] = []
    const measureFloor = async () => void floors.push(await bareCopy(owner, path, columns))
    await measureFloor()
    await measureFloor()
    const first = await runImport(folder.path, kind, path)
    await measureFloor()
    const again = await runImport(folder.path, kind, path)
    await measureFloor()
    const floor = median(floors)
    figures[`${kind}: ${first.said}, s`] = first.seconds.toFixed(2)
    figures[`${kind}: floor, bare COPY, s`] = floor.toFixed(2)
    figures[`${kind}: ratio`] = (first.seconds / floor).toFixed(2)
    figures[`${kind}: again, ${again.said}, s`] = again.seconds.toFixed(2)
    figures[`${kind}: most memory, MB`] = (Math.max(first.peakKb, again.peakKb) / 1024).toFixed(0)
  }
  await owner.end()
  await hall.close()
  await folder.remove()
  return figures
}

async function bareCopy(owner: Pool, path: string, columns: string): Promise<number> {
  const client = await owner.connect()
  const definitions = columns.split(',').map(column => `${column} ${typeOf(column)}`)
  await client.query(
    `drop table if exists public.floor; create table public.floor (${definitions.join(', ')})`,
  )
  const began = performance.now()
  await pipeline(
    createReadStream(path, { highWaterMark: 1024 * 1024 }),
    client.query(copyFrom('copy public.floor from stdin (format csv, header)')),
  )
  const seconds = (performance.now() - began) / 1000
  client.release()
  return seconds
}

function typeOf(column: string): string {
  if (/_(due|paid)$/.test(column)) return 'numeric(15, 2)'
  if (column === 'headcount') return 'int'
  return column === 'paid_on' ? 'date' : 'text'
}

interface Imported {
  readonly seconds: number
  readonly said: string
  readonly peakKb: number
}

async function runImport(dataDir: string, kind: string, path: string): Promise<Imported> {
  const began = performance.now()
  const program = spawn('bash', ['script/hall', 'import', kind, path], {
    env: { ...process.env, DATA_DIR: dataDir, DEMO: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let peakKb = 0
  program.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const watching = setInterval(async () => {
    const status = await readFile(`/proc/${program.pid}/status`, 'utf8').catch(() => '')
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }, 100)
  const code = await new Promise<number | null>(resolve => program.once('exit', resolve))
  clearInterval(watching)
  if (code !== 0) throw new Error(`the import of ${kind} ended with ${code}: ${said}`)
  const last = said.trimEnd().split('\n').at(-1) ?? ''
  return { seconds: (performance.now() - began) / 1000, said: last.replace(/^.*：读取/, '读取'), peakKb }
}
