import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  areaPrefix,
  ofArea,
  type Runtime,
  receiveFile,
  refuse,
  type Tx,
  transact,
  wakeAfterCommit,
} from '#platform'
import { registry } from '../tables.ts'
import { type Import, importOf } from './import.ts'
import type { ImportKind } from './kinds.ts'
import { refuseOtherFiles } from './refuse-other-files.ts'
import { startOf } from './start-of.ts'
import { waitingImports } from './waiting-imports.ts'

/** The parts of an officer that imports need; identity's actor satisfies it. */
interface ImportingOfficer {
  readonly kind: 'officer'
  readonly accountNo: number
  readonly name: string
  readonly areaCode: string
  readonly role: string
}

/** The caller of an import: officer, time and runtime. */
export interface Importing {
  readonly who: ImportingOfficer
  readonly at: Date
  readonly runtime: Runtime
}

/** The kinds of files that officers upload; the others are the operator's, on the command line. */
export const uploadKinds = [
  'units',
  'contacts',
  'employments',
  'contributions',
  'person-contributions',
  'claimants',
  'reductions',
] as const

const twoGigabytes = 2 * 1024 * 1024 * 1024

export const importsFolder = (runtime: Runtime) => join(runtime.config.dataDir, 'imports')

/**
 * Stores an uploaded CSV file or workbook, bounded and synced to disk, and queues its import. 省级管理员 imports for every area, 复核岗 for
 * units of their own area. Idempotent: the same file while pending or running is the same import.
 * @throws Refusal for any other officer, an unknown kind, or a file that is too large, empty, or of another kind.
 */
export async function orderImport(
  { who, at, runtime }: Importing,
  upload: { readonly kind: string; readonly name: string; readonly stream: NodeJS.ReadableStream },
): Promise<Import> {
  if (!mayImport(who)) refuse('forbidden', '数据导入由省级管理员或复核岗办理。')
  const kind = uploadKinds.find(one => one === upload.kind) ?? refuse('invalid', '请选择数据类别。', 'kind')
  const folder = importsFolder(runtime)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.csv`)
  try {
    const tooLarge = '文件超过 2 GB，请拆分后分次导入。'
    const received = await receiveFile(upload.stream, path, { maxBytes: twoGigabytes, tooLarge })
    await refuseOther(path, upload.name)
    const ordered = await transact(runtime, ofArea(who.areaCode), tx =>
      order(tx, { kind, path, name: upload.name, ...received }, { who, at }),
    )
    if (ordered.path !== path) await rm(path, { force: true })
    return ordered
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** At once, before the import is queued: who has chosen the wrong file is still there. */
async function refuseOther(path: string, name: string): Promise<void> {
  const file = await open(path)
  const start = await startOf(file).finally(() => file.close())
  await refuseOtherFiles(start, name)
}

export const mayImport = (who: { readonly kind: string; readonly role?: string }) =>
  who.kind === 'officer' && (who.role === 'admin' || who.role === 'review')

interface Received {
  readonly kind: ImportKind
  readonly path: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

async function order(tx: Tx, file: Received, { who, at }: Omit<Importing, 'runtime'>): Promise<Import> {
  const { kind, path, sha256, bytes } = file
  const of = { kind, sha256, area_code: who.areaCode }
  wakeAfterCommit(tx, waitingImports)
  const added = await registry(tx)
    .insertInto('registry.import')
    .values({
      ...of,
      path,
      bytes,
      file_name: file.name.slice(-200),
      uploaded: true,
      within: who.role === 'admin' ? '' : areaPrefix(who.areaCode),
      ordered_by: who.accountNo,
      ordered_name: who.name,
      ordered_at: at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added) return importOf(added)
  const begun = await registry(tx)
    .selectFrom('registry.import')
    .selectAll()
    .where('kind', '=', kind)
    .where('sha256', '=', sha256)
    .where('area_code', '=', who.areaCode)
    .where('uploaded', '=', true)
    .orderBy('import_no', 'desc')
    .executeTakeFirstOrThrow()
  return importOf(begun)
}
