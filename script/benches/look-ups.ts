import {
  caseFile,
  countSubmittedRows,
  type DeskSearch,
  desk,
  deskFigures,
  deskRows,
  deskTasks,
  employerHomeCounts,
  latestEventAt,
  mergeTally,
  nextCase,
  placesOf,
  progress,
  publishRoots,
  queuePlace,
  remindOfDrafts,
  toDo,
} from '#casework'
import {
  type Acting,
  findSession,
  type OfficerActor,
  type OperatorActor,
  scopeOf,
  sweepIdentity,
} from '#identity'
import { type Runtime, sweepOnce, type Tx, transact } from '#platform'
import { countUnverified } from '#registry'
import { catalogue } from '../../src/items/index.ts'

const at = new Date('2023-08-11T09:00:00+08:00')

const searches: Readonly<Record<string, DeskSearch>> = {
  'list, all': {},
  'list, page 500': { page: 500 },
  'list, open': { state: 'open' },
  'list, open, newest first': { state: 'open', descending: true },
  'list, one step': { step: 'first-review' },
  'list, passed': { state: 'passed' },
  'list, rare item, open, large': { itemCode: 'data-correction', state: 'open', size: '大型' },
  'list, three days': { submittedFrom: '2023-08-08', submittedTo: '2023-08-10' },
  'list, overdue by deadline': { overdue: true, sort: 'deadline' },
  'list, open by amount': { state: 'open', sort: 'amount', descending: true },
  'list, mine': { handler: 'me' },
  'list, nobody’s': { handler: 'nobody' },
  'list, my post’s': { among: placesOf(catalogue, 'accept') },
  'search, unit number': { words: 'unit-0000018' },
  'search, serial number': { words: 'S18' },
  'search, beginning of a name': { words: '华康生成单位5' },
  'search, nothing found': { words: '没有这个单位' },
}

/** The look-ups of a county, a city, the province, a unit and the hall's jobs, each in the transaction of a visit. */
export function lookUps(runtime: Runtime): Record<string, () => Promise<unknown>> {
  const as = <W extends Acting['who']>(who: W): Acting<W> => ({
    who,
    runtime,
    at,
    origin: { ip: '127.0.0.1', agent: 'bench', visitor: 'bench' },
  })
  const offices = { county: '410101', city: '410100', province: '410000' }
  return {
    ...Object.fromEntries(
      Object.entries(offices).flatMap(([name, areaCode]) =>
        Object.entries(ofOfficer(name, as(officerOf(areaCode)))),
      ),
    ),
    ...ofUnit(
      as({
        kind: 'operator',
        accountNo: 900_018,
        name: '经办人',
        unitNo: 'unit-0000018',
        certificate: false,
      }),
    ),
    ...ofHall(as({ kind: 'system' })),
  }
}

const officerOf = (areaCode: string): OfficerActor => ({
  kind: 'officer',
  accountNo: 4,
  name: '受理员',
  areaCode,
  role: 'accept',
})

const read = <T>(acting: Acting, run: (tx: Tx) => Promise<T>) =>
  transact(acting.runtime, scopeOf(acting.who), run, { access: 'read' })

function ofOfficer(office: string, acting: Acting<OfficerActor>) {
  const asked: Record<string, (tx: Tx) => Promise<unknown>> = {
    ...Object.fromEntries(
      Object.entries(searches).map(([name, search]) => [name, (tx: Tx) => desk(tx, acting, search)]),
    ),
    tasks: tx => deskTasks(tx, acting, catalogue),
    'contacts to confirm': tx => countUnverified(tx),
    'next case': tx => nextCase(tx, acting, catalogue, ''),
    dashboard: tx => deskFigures(tx, acting),
    'dashboard, one item': tx => deskFigures(tx, acting, 'emergency-refund'),
    'case page': tx => caseOf(tx),
  }
  return {
    ...Object.fromEntries(
      Object.entries(asked).map(([name, run]) => [`${office}: ${name}`, () => read(acting, run)]),
    ),
    [`${office}: export, 500 rows`]: () => deskRows(acting, { state: 'passed' }).next(),
  }
}

/** The history of a case that everybody here may see; its form is not sealed, so the file is not opened. */
const caseOf = (tx: Tx) => caseFile(tx, 'case-0000018').catch(() => {})

function ofUnit(acting: Acting<OperatorActor>) {
  const itemCodes = [...catalogue.keys()]
  const asked: Record<string, (tx: Tx) => Promise<unknown>> = {
    'to-do': tx => toDo(tx, acting, 'employer'),
    'home, counts': tx => employerHomeCounts(tx, acting, '202308'),
    'home, submissions': tx => countSubmittedRows(tx, acting, { itemCodes, month: '202308' }),
    progress: tx => progress(tx, acting, { hall: 'employer' }),
    'place in the queue': async tx => {
      const [row] = (await progress(tx, acting, {})).rows
      const item = row && catalogue.get(row.itemCode)
      return item && (await queuePlace(tx, item, { ...row, state: 'submitted', step: null }))
    },
  }
  return {
    'unit: session': () => findSession(acting.runtime, 'no such token', at),
    ...Object.fromEntries(
      Object.entries(asked).map(([name, run]) => [`unit: ${name}`, () => read(acting, run)]),
    ),
  }
}

function ofHall(acting: Acting<{ readonly kind: 'system' }>) {
  return {
    // The seeded drafts hold no form: it ends behind the statement that finds 200 of them.
    'job: reminders': () => remindOfDrafts(acting, catalogue).catch(() => {}),
    'job: merging the roll-up': () => mergeTally(acting),
    'job: sweep of sessions and codes': () => sweepIdentity(acting),
    'job: sweep of posted forms': () => sweepOnce(acting.runtime.db),
    'job: newest event': () => latestEventAt(acting),
    'job: looking for a day without root': () =>
      publishRoots({ ...acting, at: new Date('2020-01-01T00:00:00Z') }),
  }
}
