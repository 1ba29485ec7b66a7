import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { nanoid } from 'nanoid'
import type { Db } from '../../database.ts'
import { refuse } from '../../refusal.ts'
import type { FileDriver } from '../file-driver.ts'
import { openIncoming } from '../open-incoming.ts'
import { endUpload, endUploadsOlderThanADay } from './end-uploads.ts'
import { wholeOf } from './part.ts'

/** Progress of an upload, in bytes. */
interface UploadState {
  readonly parts: number
  readonly offset: number
  readonly bytes: number
}

/** Resumable uploads, owned by the account that started them, kept for a day, the same to every process. */
export interface Uploads {
  /** @returns its id. @throws Refusal 'too-many' if the account has twenty unfinished uploads. */
  begin(accountNo: number, bytes: number): Promise<string>
  /** @throws Refusal 'not-found' if it is another account's, finished or expired. */
  find(accountNo: number, id: string): Promise<UploadState>
  /**
   * Appends data at `offset`; what arrived before a disconnect is kept. @returns the new offset.
   * @throws Refusal 'conflict' if the upload is at another offset, also for concurrent senders.
   */
  add(accountNo: number, id: string, offset: number, part: NodeJS.ReadableStream): Promise<number>
  /** The complete upload. @throws Refusal 'invalid' while parts are missing. */
  open(accountNo: number, id: string): Promise<NodeJS.ReadableStream>
  end(accountNo: number, id: string): Promise<void>
  /** Deletes uploads older than a day. @returns how many */
  sweep(): Promise<number>
}

const mostAtOnce = 20
/** A part ends where a connection broke. */
const mostParts = 1000
const tooLarge = '上传的内容比文件本身还大，请重新选择文件上传。'

/** Uploads whose state is in the database and whose sealed parts are in a store; `folder` is where parts arrive. */
export async function openUploads(db: Db, driver: FileDriver, folder: string): Promise<Uploads> {
  const incoming = await openIncoming(join(folder, 'incoming'))
  const find = async (accountNo: number, id: string) => await stateOf(db, own(accountNo, id))
  return {
    async begin(accountNo, bytes) {
      const id = `${accountNo}-${nanoid()}`
      const { rows } = await sql`insert into platform.upload (upload_id, bytes) select ${id}, ${bytes}
        where (select count(*) from platform.upload where upload_id like ${`${accountNo}-%`}) < ${mostAtOnce}
        returning upload_id`.execute(db)
      if (rows.length === 0) refuse('too-many', '没有完成的上传太多，请稍后再试。')
      return id
    },
    find,
    async add(accountNo, id, offset, part) {
      const before = await find(accountNo, id)
      if (before.offset !== offset) conflict()
      if (before.parts >= mostParts) refuse('too-many', '这次上传中断的次数太多，请重新选择文件上传。')
      if (before.bytes === offset) return offset
      const source = untilBroken(part)
      const first = await source.next()
      if (first.done) return offset
      const stream = Readable.from(following(first.value, source))
      return await incoming.receive(stream, { maxBytes: before.bytes - offset, tooLarge }, async file => {
        const name = nanoid()
        await driver.put(name, await file.sealed())
        const added = await addPart(db, { id, offset, name, ...file }).catch(async (error: unknown) => {
          await driver.remove(name)
          throw error
        })
        if (added) return offset + file.bytes
        await driver.remove(name)
        return conflict()
      })
    },
    async open(accountNo, id) {
      const { offset, bytes } = await find(accountNo, id)
      if (offset < bytes) refuse('invalid', '文件没有完整上传，请重新选择文件上传。', 'file')
      return Readable.from(wholeOf(db, driver, id))
    },
    end: (accountNo, id) => endUpload(db, driver, own(accountNo, id)),
    async sweep() {
      await incoming.sweep(Date.now())
      return await endUploadsOlderThanADay(db, driver)
    },
  }
}

const own = (accountNo: number, id: string) =>
  /^\d+-[\w-]{21}$/.test(id) && id.startsWith(`${accountNo}-`) ? id : gone()

function gone(): never {
  return refuse('not-found', '这次上传已结束或已过期，请重新选择文件上传。')
}

function conflict(): never {
  return refuse('conflict', '上传的位置不对，请从断开处继续。')
}

interface NewPart {
  readonly id: string
  readonly offset: number
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** @returns whether no concurrent sender was first */
async function addPart(db: Db, { id, offset, name, bytes, sha256 }: NewPart): Promise<boolean> {
  const { rows } = await sql`insert into platform.upload_part (upload_id, at_byte, bytes, sha256, stored_as)
    values (${id}, ${offset}, ${bytes}, ${sha256}, ${name})
    on conflict do nothing returning at_byte`.execute(db)
  return rows.length > 0
}

async function stateOf(db: Db, id: string): Promise<UploadState> {
  const { rows } = await sql<{ bytes: string; offset: string; parts: number }>`
    select u.bytes, count(p.at_byte)::int as parts, coalesce(max(p.at_byte + p.bytes), 0) as offset
    from platform.upload u left join platform.upload_part p using (upload_id)
    where u.upload_id = ${id} group by u.upload_id`.execute(db)
  const [row] = rows
  return row ? { parts: row.parts, offset: Number(row.offset), bytes: Number(row.bytes) } : gone()
}

async function* untilBroken(part: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of part) yield Buffer.from(chunk)
  } catch {
    // The sender disconnected; keep what arrived, so that the upload can resume.
  }
}

async function* following(first: Buffer, rest: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  yield first
  yield* rest
}
