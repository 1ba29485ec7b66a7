import { type ApartLimits, startApart } from '#platform'
import { programPart } from '#program-part'
import type { Conversion, ToConvert } from './converted.ts'

/** What reading one workbook may cost, besides what it may have in it. */
export type ConvertLimits = ApartLimits & Pick<ToConvert, 'mostInflated' | 'mostWritten'>

const deadly = '这个 .xlsx 文件没有能读完：内容过多或过于复杂。请拆成几个文件，或另存为 CSV 后再上传'
const watchEvery = 200

/**
 * Converts a workbook in a process of its own, which ends with it. @returns undefined if `goOn`, which is polled, said
 * no; else the table, or why there is none
 */
export async function convertApart(
  { from, to }: Pick<ToConvert, 'from' | 'to'>,
  { mostInflated, mostWritten, ...limits }: ConvertLimits,
  goOn: () => boolean = () => true,
): Promise<Conversion | undefined> {
  const apart = startApart<ToConvert, Conversion>(
    programPart('xlsx-worker', 'src/registry/import/xlsx/xlsx-worker.ts'),
    limits,
  )
  const watch = setInterval(() => goOn() || apart.end(), watchEvery)
  try {
    const question = { from, mostInflated, mostWritten, ...(to === undefined ? {} : { to }) }
    const conversion = await apart.ask(question)
    if (conversion) return conversion
    return goOn() ? { refused: deadly } : undefined
  } finally {
    clearInterval(watch)
    apart.end()
  }
}
