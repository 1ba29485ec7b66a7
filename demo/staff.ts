import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '#project-file'
import { idCheck, insurances } from '#registry'

const usualBase = 6000
const families = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗']
const men = ['建国', '志强', '伟', '磊', '军', '勇', '刚', '涛', '鹏', '海峰']
const women = ['秀英', '晓梅', '芳', '敏', '静', '丽娜', '娟', '霞', '玲', '海燕']

/** 张三: the manual's insured person, whose unemployment insurance was interrupted. */
const interrupted = '410783199104010016'

interface Worker {
  readonly idNo: string
  readonly name: string
  readonly since: string
  readonly base: number
  readonly named: boolean
}

/**
 * Writes the files that bring the staff of the demonstration's units: as many people as each unit's latest headcount,
 * the named ones of demo/persons.csv among them. Bases are yuan and mostly 6,000; where a named person has another, a
 * colleague has as much more or less, so that the month's bill is what contributions.csv says is due.
 * @returns the paths of `persons` and `employments` in `folder`
 */
export async function writeStaff(folder: string): Promise<{ persons: string; employments: string }> {
  const [units, contributions, persons] = await Promise.all(['units', 'contributions', 'persons'].map(rowsOf))
  const latest = new Map(contributions?.map(({ unit_no, headcount }) => [unit_no, Number(headcount)]))
  const first = new Map(contributions?.toReversed().map(({ unit_no, month }) => [unit_no, month]))
  const taken = new Set((persons ?? []).map(row => row.id_no ?? ''))
  const people: string[] = []
  const employments: string[] = []
  for (const { unit_no: unitNo = '', area_code: area = '' } of units ?? []) {
    const own = (persons ?? []).filter(row => row.unit_no === unitNo)
    const named = own.filter(row => row.id_no !== interrupted).map(namedWorker)
    const rest = Array.from({ length: (latest.get(unitNo) ?? 0) - named.length }, (_, i) =>
      madeWorker(area, i, taken),
    )
    const more = named.reduce((sum, one) => sum + one.base - usualBase, 0)
    const staff = [...named, ...rest.map((one, i) => (i === 0 ? { ...one, base: usualBase - more } : one))]
    const earliest = first.get(unitNo) ?? ''
    for (const worker of staff) {
      if (!worker.named) people.push(personLine(worker, unitNo))
      // A unit that began last year has nobody from before.
      const from = earliest > '202201' && worker.since < earliest ? earliest : worker.since
      for (const insurance of insurances)
        employments.push(employmentLine(worker, { unitNo, insurance, from }))
    }
    for (const row of own.filter(one => one.id_no === interrupted)) {
      const worker = { ...namedWorker(row), base: Number(row.pension_base) }
      employments.push(employmentLine(worker, { unitNo, insurance: '养老保险', from: worker.since }))
    }
  }
  return {
    persons: await written(folder, 'persons', [
      'id_no,name,ethnicity,started_work_on,unit_no,pension_balance,pension_base,pension_state,unemployment_base,unemployment_state',
      ...people,
    ]),
    employments: await written(folder, 'employments', [
      'id_no,unit_no,insurance,from_month,to_month,base,began,ended',
      ...employments,
    ]),
  }
}

/** The rows of a file of demo/ by column; none of its cells is quoted. */
async function rowsOf(name: string): Promise<readonly Record<string, string>[]> {
  const text = await readFile(projectFile(`demo/${name}.csv`), 'utf8')
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const columns = head.split(',')
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}

const monthOf = (day: string) => day.slice(0, 7).replace('-', '')

const namedWorker = (row: Readonly<Record<string, string>>): Worker => ({
  idNo: row.id_no ?? '',
  name: row.name ?? '',
  since: monthOf(row.started_work_on ?? ''),
  base: Number(row.unemployment_base),
  named: true,
})

/** The same person for the same unit at every start: 22 to 52 years old in 2023, at work since twenty. */
function madeWorker(area: string, no: number, taken: Set<string>): Worker {
  for (let sequence = 100 + no; ; sequence += 1) {
    const year = 1971 + ((sequence * 7) % 30)
    const month = String(1 + ((sequence * 5) % 12)).padStart(2, '0')
    const day = String(1 + ((sequence * 11) % 28)).padStart(2, '0')
    const first = `${area}${year}${month}${day}${String(sequence % 1000).padStart(3, '0')}`
    const idNo = first + idCheck(first)
    if (taken.has(idNo)) continue
    taken.add(idNo)
    const given = sequence % 2 === 1 ? men : women
    return {
      idNo,
      name: `${families[sequence % families.length]}${given[Math.floor(sequence / 20) % given.length]}`,
      since: `${year + 20 + (sequence % 2)}${month}`,
      base: usualBase,
      named: false,
    }
  }
}

const personLine = ({ idNo, name, since, base }: Worker, unitNo: string) =>
  `${idNo},${name},汉族,${since.slice(0, 4)}-${since.slice(4)}-01,${unitNo},0.00,${base}.00,参保缴费,${base}.00,参保缴费`

interface Insured {
  readonly unitNo: string
  readonly insurance: string
  readonly from: string
}

const employmentLine = ({ idNo, base }: Worker, { unitNo, insurance, from }: Insured) =>
  `${idNo},${unitNo},${insurance},${from},,${base}.00,111,`

async function written(folder: string, name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.csv`)
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}
