/** Entry of a process that reads workbooks: one a message, until the hall that started it is gone. */

import { convert } from './convert.ts'
import type { Conversion, ToConvert } from './converted.ts'
import { WorkbookFault } from './workbook-fault.ts'

async function answer(question: ToConvert): Promise<Conversion> {
  try {
    return { converted: await convert(question) }
  } catch (error) {
    if (error instanceof WorkbookFault) return { refused: error.message }
    throw error
  }
}

process.on('message', (question: ToConvert) => {
  // Whatever is not an answer ends this process, which is one.
  void answer(question).then(
    said => process.send?.(said),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit())
