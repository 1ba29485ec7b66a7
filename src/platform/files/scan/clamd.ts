import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Scan, Verdict } from './scan.ts'

const chunkBytes = 64 * 1024
/** timeout in milliseconds for a silent scanner */
const patience = 8000

/**
 * ClamAV's own protocol (clamd(8), INSTREAM): each chunk prefixed by its length in four bytes, a zero length at the
 * end, a one-line reply. `address` is host:port or the path of a Unix socket. Exceeding clamd's own size limit counts
 * as unanswered, never as clean.
 */
export function clamd(address: string, log: (line: string) => void, within = patience): Scan {
  const [, host = '', port = ''] = /^([^/]+):(\d+)$/.exec(address) ?? []
  const to = host ? { host, port: Number(port) } : { path: address }
  return async clear => {
    const socket = connect(to)
    const late = setTimeout(() => socket.destroy(new Error('没有按时答复')), within)
    try {
      const answer = buffer(socket)
      // Whichever fails first is reported once, below.
      answer.catch(() => {})
      await pipeline(Readable.from(chunked(clear)), socket, { end: false })
      return verdictOf((await answer).toString('latin1'), log)
    } catch (error) {
      log(`病毒检查：${error instanceof Error ? error.message : String(error)}`)
      return 'unanswered'
    } finally {
      clearTimeout(late)
      socket.destroy()
    }
  }
}

async function* chunked(clear: AsyncIterable<Buffer>) {
  yield Buffer.from('zINSTREAM\0')
  for await (const bytes of clear) {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const chunk = bytes.subarray(at, at + chunkBytes)
      yield Buffer.concat([lengthOf(chunk.length), chunk])
    }
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function verdictOf(answer: string, log: (line: string) => void): Verdict {
  if (/^stream: .+ FOUND\0?$/.test(answer.trimEnd())) return 'found'
  if (/^stream: OK\0?$/.test(answer.trimEnd())) return 'clean'
  log(`病毒检查：${answer.slice(0, 200)}`)
  return 'unanswered'
}
