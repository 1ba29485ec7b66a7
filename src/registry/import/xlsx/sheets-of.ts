import { posix } from 'node:path'
import type { Archive } from './open-archive.ts'
import { readXml, type XmlEvents } from './read-xml.ts'
import { WorkbookFault } from './workbook-fault.ts'

/** The visible sheets of a workbook in their order, and where its other parts are. */
interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  /** days are counted from 1904, as on old Macintosh computers */
  readonly from1904: boolean
  readonly styles: string | undefined
  readonly strings: string | undefined
}

interface Relation {
  readonly type: string
  readonly part: string
}

/** Reads which sheets there are. @throws WorkbookFault where none of them is visible and has cells */
export async function sheetsOf(archive: Archive): Promise<Workbook> {
  const relations = await relationsOf(archive)
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  await read(archive, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
    if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return
    const id = Object.entries(attributes).find(([key]) => /^[^:]+:id$/.test(key))?.[1] ?? ''
    const relation = relations.get(id)
    // A sheet may also be a chart.
    if (relation?.type === 'worksheet' && archive.has(relation.part)) {
      sheets.push({ name: attributes.name ?? '', part: relation.part })
    }
  })
  if (sheets.length === 0) throw new WorkbookFault('这个 .xlsx 文件里没有能看到的工作表，请取消隐藏后再上传')
  const partOf = (type: string) => [...relations.values()].find(one => one.type === type)?.part
  return { sheets, from1904, styles: partOf('styles'), strings: partOf('sharedStrings') }
}

/** The parts that the workbook refers to; links to other files are not followed. */
async function relationsOf(archive: Archive): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  await read(archive, 'xl/_rels/workbook.xml.rels', (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return
    const part = posix.resolve('/xl', Target ?? '').slice(1)
    relations.set(Id, { type: Type?.split('/').at(-1) ?? '', part })
  })
  return relations
}

async function read(archive: Archive, part: string, open: XmlEvents['open']): Promise<void> {
  for await (const _ of readXml(archive.textOf(part), { open, close: () => {}, text: () => {} }));
}
