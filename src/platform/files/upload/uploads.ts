import { createReadStream } from 'node:fs'
import { link, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { nanoid } from 'nanoid'
import type { Config } from '../../config.ts'
import { refuse } from '../../refusal.ts'
import { clearBytes, unsealing } from '../frames.ts'
import { sealFile } from '../seal-file.ts'

/** Progress of an upload, in bytes. */
interface UploadState {
  readonly offset: number
  readonly bytes: number
}

/** Resumable uploads, owned by the account that started them, kept for a day. */
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

const aDay = 24 * 3600_000
const mostAtOnce = 20
const tooLarge = '上传的内容比文件本身还大，请重新选择文件上传。'

/** The uploads of the data folder. On disk: one folder each, with its size and its sealed parts, named by offset. */
export function uploadsOf({ dataDir }: Pick<Config, 'dataDir'>): Uploads {
  const root = join(dataDir, 'uploads')
  const folderOf = (accountNo: number, id: string) =>
    /^\d+-[\w-]{21}$/.test(id) && id.startsWith(`${accountNo}-`) ? join(root, id) : gone()
  const find = async (accountNo: number, id: string) => await stateOf(folderOf(accountNo, id))
  return {
    async begin(accountNo, bytes) {
      await mkdir(root, { recursive: true, mode: 0o700 })
      const begun = (await readdir(root)).filter(name => name.startsWith(`${accountNo}-`))
      if (begun.length >= mostAtOnce) refuse('too-many', '没有完成的上传太多，请稍后再试。')
      const id = `${accountNo}-${nanoid()}`
      await mkdir(join(root, id), { mode: 0o700 })
      await writeFile(join(root, id, `of-${bytes}`), '')
      return id
    },
    find,
    async add(accountNo, id, offset, part) {
      const folder = folderOf(accountNo, id)
      const before = await stateOf(folder)
      if (before.offset !== offset) refuse('conflict', '上传的位置不对，请从断开处继续。')
      if (before.bytes === offset) return offset
      await addPart({ folder, id, offset, most: before.bytes - offset }, part)
      return (await stateOf(folder)).offset
    },
    async open(accountNo, id) {
      const { offset, bytes } = await find(accountNo, id)
      if (offset < bytes) refuse('invalid', '文件没有完整上传，请重新选择文件上传。', 'file')
      return Readable.from(wholeOf(join(root, id), id))
    },
    end: (accountNo, id) => rm(folderOf(accountNo, id), { recursive: true, force: true }),
    sweep: () => endOlder(root, Date.now() - aDay),
  }
}

function gone(): never {
  return refuse('not-found', '这次上传已结束或已过期，请重新选择文件上传。')
}

/** The parts in order, by the offset in their names. */
async function partsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(gone)
  return names.filter(name => /^\d+$/.test(name)).sort((one, other) => Number(one) - Number(other))
}

async function stateOf(folder: string): Promise<UploadState> {
  const names = await readdir(folder).catch(gone)
  const bytes = Number(names.find(name => name.startsWith('of-'))?.slice(3) ?? gone())
  const last = (await partsOf(folder)).at(-1)
  if (last === undefined) return { offset: 0, bytes }
  const { size } = await stat(join(folder, last)).catch(gone)
  return { offset: Number(last) + clearBytes(size), bytes }
}

interface Part {
  readonly folder: string
  readonly id: string
  readonly offset: number
  readonly most: number
}

/** Renames a part into place only once it is complete on disk and if no other sender's part is already there. */
async function addPart({ folder, id, offset, most }: Part, part: NodeJS.ReadableStream): Promise<void> {
  const coming = join(folder, `coming-${nanoid()}`)
  try {
    const source = untilBroken(part)
    const first = await source.next()
    if (first.done) return
    const stream = Readable.from(following(first.value, source))
    await sealFile(stream, coming, { maxBytes: most, tooLarge }, () => `${id}/${offset}`)
    await link(coming, join(folder, String(offset))).catch(() =>
      refuse('conflict', '上传的位置不对，请从断开处继续。'),
    )
  } finally {
    await rm(coming, { force: true })
  }
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

async function* wholeOf(folder: string, id: string): AsyncIterable<Buffer> {
  for (const name of await partsOf(folder)) {
    yield* unsealing(createReadStream(join(folder, name)), `${id}/${name}`)
  }
}

async function endOlder(root: string, before: number): Promise<number> {
  let ended = 0
  for (const name of await readdir(root).catch(() => [])) {
    const found = await stat(join(root, name)).catch(() => undefined)
    if (!found || found.mtimeMs > before) continue
    await rm(join(root, name), { recursive: true, force: true })
    ended += 1
  }
  return ended
}
