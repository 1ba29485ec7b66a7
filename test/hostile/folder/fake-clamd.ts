import { createServer, type Socket } from 'node:net'

/** The harmless text that every scanner takes for a virus, put together here so that no scanner takes this file for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(
  '',
)

export interface FakeClamd {
  readonly address: string
  /** how many files it was asked about */
  readonly asked: () => number
  /** 'silent' takes what it is sent and says nothing, 'away' hangs up */
  be(mood: 'well' | 'silent' | 'away'): void
  stop(): Promise<void>
}

/** A scanner that speaks INSTREAM as clamd does: chunks with their length in front, zero at the end, one line back. */
export async function fakeClamd(): Promise<FakeClamd> {
  let asked = 0
  let mood = 'well'
  const server = createServer(socket => {
    socket.on('error', () => {})
    if (mood === 'away') return socket.destroy()
    return void answer(socket).then(words => {
      asked += 1
      if (mood === 'well') socket.end(`${words}\0`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return {
    address: `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    asked: () => asked,
    be: to => {
      mood = to
    },
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** Reads one command to its end. Chunks are not kept: two neighbours are looked at together. */
async function answer(socket: Socket): Promise<string> {
  let waiting = Buffer.alloc(0)
  let content = ''
  let found = false
  let begun = false
  for await (const bytes of socket.iterator({ destroyOnReturn: false })) {
    waiting = Buffer.concat([waiting, bytes])
    if (!begun) {
      if (waiting.length < 10) continue
      if (waiting.toString('latin1', 0, 10) !== 'zINSTREAM\0') return 'UNKNOWN COMMAND'
      waiting = waiting.subarray(10)
      begun = true
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE(0)
      if (length === 0) return found ? 'stream: Eicar-Signature FOUND' : 'stream: OK'
      if (waiting.length < 4 + length) break
      content = content.slice(-100) + waiting.toString('latin1', 4, 4 + length)
      found ||= content.includes(eicar)
      waiting = waiting.subarray(4 + length)
    }
  }
  return 'stream: broken off ERROR'
}
