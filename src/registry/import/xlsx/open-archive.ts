import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { refuseBomb, refuseOtherArchives } from './refuse-archives.ts'
import { damaged, WorkbookFault } from './workbook-fault.ts'

/** The parts of a workbook, by their names. */
export interface Archive {
  has(name: string): boolean
  /** the text of a part, inflated piece by piece. @throws WorkbookFault where it is missing, damaged or too large */
  textOf(name: string): AsyncGenerator<string>
  close(): void
}

const mostEntries = 10_000

/**
 * Opens the archive of a workbook, given by its path or bytes, whose parts may have `mostInflated` bytes together.
 * @throws WorkbookFault where it is none, is damaged, or is a bomb by what it declares
 */
export async function openArchive(from: string | Uint8Array, mostInflated: number): Promise<Archive> {
  const zip = await open(from)
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close()
    throw error
  })
  refuseOtherArchives([...entries.keys()])
  let inflated = 0
  return {
    has: name => entries.has(name),
    async *textOf(name) {
      const entry = entries.get(name)
      if (!entry) throw new WorkbookFault(damaged)
      refuseBomb(entry)
      const decoder = new TextDecoder()
      for await (const bytes of checked(await streamOf(zip, entry), entry)) {
        inflated += bytes.length
        if (inflated > mostInflated) {
          throw new WorkbookFault('这个 .xlsx 文件解开后过大，请拆成几个文件，或另存为 CSV 后再上传')
        }
        yield decoder.decode(bytes, { stream: true })
      }
    },
    close: () => zip.close(),
  }
}

const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }

async function open(from: string | Uint8Array): Promise<ZipFile> {
  const opening =
    typeof from === 'string' ? openPromise(from, options) : fromBufferPromise(viewOf(from), options)
  return await opening.catch(asDamaged)
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength)

/** Of several entries with one name the first counts. Names that lead out of the archive make it a damaged one. */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new WorkbookFault('这个文件里的部件过多，不像是 .xlsx 文件')
  const entries = new Map<string, Entry>()
  const faulty = once(zip, 'error').then(asDamaged)
  faulty.catch(() => {})
  const each = zip.eachEntry()
  for (;;) {
    const next = await Promise.race([each.next().catch(asDamaged), faulty])
    if (next.done) return entries
    if (!entries.has(next.value.fileName)) entries.set(next.value.fileName, next.value)
  }
}

async function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.isEncrypted()) throw new WorkbookFault('这个文件设了密码，请去掉密码后另存，再上传')
  return await zip.openReadStreamPromise(entry).catch(asDamaged)
}

/** The bytes of an entry, no more and no others than it declares: a wrong digit would be a wrong amount. */
async function* checked(stream: Readable, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      sum = crc32(bytes, sum)
      yield bytes
    }
  } catch (error) {
    asDamaged(error)
  }
  if (sum !== entry.crc32) throw new WorkbookFault(damaged)
}

function asDamaged(error: unknown): never {
  throw error instanceof WorkbookFault ? error : new WorkbookFault(damaged, { cause: error })
}
