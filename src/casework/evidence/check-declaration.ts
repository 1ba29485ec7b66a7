import { type Acting, queryAsHall, type SystemActor } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, keyOf, snapshotTextOf } from '../declaration.ts'
import { firstBrokenEvent } from '../first-broken-event.ts'
import type { Key } from '../key.ts'
import { type Material, materialsOf } from '../materials-of.ts'
import { frozen } from '../rows/declared-rows.ts'
import { type StatedRows, statedRows } from '../rows/stated-rows.ts'
import { storedRows } from '../rows/stored-rows.ts'
import { casework } from '../tables.ts'
import { isOpenState } from '../workflow.ts'
import { checkSignature } from './check-signature.ts'
import { rowsInStatement, sha256Of, unsealStatement } from './statement.ts'
import { type Submitted, submissionsOf } from './submissions.ts'

interface CheckedDeclaration {
  readonly events: number
  readonly signatures: number
  readonly materials: readonly Material[]
  readonly faults: readonly string[]
}

/** Checks everything stored for one declaration against the hashes in its history, once it was read. */
export async function checkDeclaration(
  acting: Acting<SystemActor>,
  row: DeclarationRow,
): Promise<CheckedDeclaration> {
  const { broken, events, submissions, materials, rows } = await queryAsHall(acting, tx =>
    stored(tx, keyOf(row)),
  )
  const faults = [
    ...(broken === undefined ? [] : [`第 ${broken} 条办理记录已被改动，或前后不相连`]),
    ...events.flatMap(event => submissionFaults(event, submissions)),
    ...snapshotFaults(row, events),
    ...rowsFaults(row, submissions, rows),
    ...materials
      .flatMap(material => material.pages)
      .filter(({ sha256 }) => !events.some(event => event.data.sha256?.split(' ').includes(sha256)))
      .map(({ sha256 }) => `电子材料 ${sha256} 与上传时的记录不一致`),
  ]
  const signatures = submissions.filter(one => one.confirmed_by === 'certificate').length
  return { events: events.length, signatures, materials, faults }
}

const stored = async (tx: Tx, key: Key) => ({
  broken: await firstBrokenEvent(tx, key),
  events: await eventsOf(tx, key),
  submissions: await submissionsOf(tx, key),
  materials: await materialsOf(tx, key.unitNo, key.declarationId),
  rows: await statedOf(tx, key),
})

type Event = Awaited<ReturnType<typeof eventsOf>>[number]

function eventsOf(tx: Tx, key: Key) {
  return casework(tx)
    .selectFrom('casework.event')
    .select(['seq', 'verb', 'at', 'data'])
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq')
    .execute()
}

/** Submissions made before statements existed have nothing to compare with. */
function submissionFaults(event: Event, submissions: readonly Submitted[]): string[] {
  if (event.verb !== 'submit' || event.data.statement === undefined) return []
  const kept = submissions.find(one => one.seq === event.seq)
  const which = `第 ${event.seq} 条记录的`
  if (!kept) return [`${which}申报内容缺失`]
  const statement = opened(() => unsealStatement(kept))
  const faults: string[] = []
  if (statement === undefined || sha256Of(statement) !== event.data.statement) {
    faults.push(`${which}申报内容已被改动`)
  }
  if (kept.confirmed_by !== event.data.confirmedBy) faults.push(`${which}确认方式已被改动`)
  const { certificate, signature, chain } = kept
  if (!certificate || !signature) return faults
  const signed = {
    statement: statement ?? '',
    certificate,
    signature,
    chain: chain ?? [],
    signedAt: event.at,
  }
  const checked = checkSignature(signed)
  const sentences = checked ? checked.faults : ['证书已损坏']
  return [...faults, ...sentences.map(sentence => `${which}签章不成立：${sentence}`)]
}

function snapshotFaults(row: DeclarationRow, events: readonly Event[]): string[] {
  const said = events.findLast(event => event.verb === 'submit')?.data.snapshot
  if (said === undefined) return []
  const text = opened(() => snapshotTextOf(row))
  return text !== undefined && sha256Of(text) === said ? [] : ['提交时留存的内容已被改动']
}

/** What the stored rows say now; undefined where one no longer opens. */
async function statedOf(tx: Tx, key: Key): Promise<StatedRows | undefined> {
  try {
    return statedRows((await storedRows(tx, key)).map(frozen))
  } catch {
    return undefined
  }
}

/** The rows as last submitted; while a declaration is returned, some are being changed. */
function rowsFaults(
  row: DeclarationRow,
  submissions: readonly Submitted[],
  rows: StatedRows | undefined,
): string[] {
  const last = submissions.at(-1)
  const said =
    last && !isOpenState(row.state) ? opened(() => rowsInStatement(unsealStatement(last))) : undefined
  return !said || (rows?.count === said.count && rows.sha256 === said.sha256) ? [] : ['提交的名单已被改动']
}

/** Sealed data that no longer opens was changed in storage: the seal is authenticated. */
function opened<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
