import type { Acting } from '#identity'
import { refuse, type Tx } from '#platform'
import { agencyOf } from '#registry'
import { type PublicLine, publicLines } from './public-file.ts'
import { getReadable, type PublicListPage, publicListOf } from './public-list.ts'

/** Too many lines to print; the file has them all. */
const mostLines = 5000

/** A complete published list for printing. */
export interface PublicSheet extends Pick<PublicListPage, 'list' | 'office'> {
  readonly areaCode: string
  readonly lines: readonly PublicLine[]
}

/**
 * 公示表: a list with all its lines.
 * @throws Refusal 'not-found' as `publicList`; 'invalid' when it is too long to print.
 */
export async function publicSheet(tx: Tx, acting: Acting, publicityNo: number): Promise<PublicSheet> {
  const row = await getReadable(tx, acting, publicityNo)
  if (row.units > mostLines) {
    refuse('invalid', `名单超过 ${mostLines} 家，不能打印成公示表，请下载名单文件。`)
  }
  const { agencyName, phone, address } = await agencyOf(tx, row.area_code)
  return {
    list: publicListOf(row, acting.at),
    office: { name: agencyName, phone, address },
    areaCode: row.area_code,
    lines: await publicLines(tx, row.publicity_no).execute(),
  }
}
