/** Entry of a judge process: judges one file a message, until the hall that started it is gone. */

import { judgeFile } from './judge-file.ts'

process.on('message', (file: Uint8Array) => {
  // Whatever is not a judgement is left uncaught: it ends this process, and the hall starts another.
  void judgeFile(Buffer.from(file.buffer, file.byteOffset, file.byteLength)).then(
    judgement => process.send?.(judgement),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit())
