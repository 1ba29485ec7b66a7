import { createServer, type Socket } from 'node:net'

/** The EICAR test string, assembled at run time so that no scanner flags this file. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(
  '',
)

export interface FakeClamd {
  readonly address: string
  /** number of files scanned */
  readonly asked: () => number
  /** 'silent' reads but never answers, 'away' closes the connection */
  be(mood: 'well' | 'silent' | 'away'): void
  stop(): Promise<void>
}

/** A fake clamd that speaks INSTREAM: length-prefixed chunks, a zero length at the end, one line in reply. */
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

/** Reads one command. Chunks are not kept: each is searched together with the one before. */
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
