export interface NewItem {
  readonly code: string
  readonly name: string
  readonly hall: 'employer' | 'person'
  readonly serialCode: string
  /** its row in docs/manual-rows.md */
  readonly row: string
}

/** unit-contact-change → unitContactChange */
export const identifierOf = (code: string): string =>
  code.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The definition: filed once a year and reviewed by one officer after 受理, until its author says otherwise. */
export function fileOfItem(item: NewItem): string {
  const person = item.hall === 'person'
  return `${person ? importsOfPerson : importsOfEmployer}
/** ${item.name} */
export const ${identifierOf(item.code)} = defineItem<${person ? 'Facts' : 'UnitFacts'}, typeof schema>({
  code: '${item.code}',
  serialCode: '${item.serialCode}',
  name: '${item.name}',
  version: 1,
  hall: '${item.hall}',
  withoutCertificate: ${person},
  words: {
    page: '${item.name}',
    save: '${person ? '确定' : '保存'}',
    saved: '${item.name}${person ? savedByPerson : savedByEmployer}',
    note: '待填写：办理条件和注意事项。',
  },
  footnotes: [],
  schema,
  sections,
  materials: [],
  steps: [review],
  facts: ${person ? 'factsOf' : 'unitFacts'},
  subject: ${person ? '({ subject }) => subject' : '({ year }) => year'},
  closed: () => undefined,
  block: unitBlock,
  defaults: ${person ? '() => ({})' : '({ contactName, contactMobile }) => ({ contactName, contactMobile })'},
  rules: () => [],
  contact: (_, data) => data.contactMobile,
})
${person ? factsOfPerson : ''}`
}

/** The manual's words after saving, in each hall. */
const savedByPerson = '保存成功，请点击【采集电子材料】上传所需要的电子材料，然后点击【提交申报】。'
const savedByEmployer = '保存成功, 下一步上传相应材料'

const importsOfEmployer = `import { defineItem, review } from '#casework'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'
import { schema, sections } from './form.ts'
`

const importsOfPerson = `import { defineItem, review } from '#casework'
import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'
import { schema, sections } from './form.ts'

interface Facts extends UnitFacts {
  readonly subject: string
}
`

const factsOfPerson = `
/** One case per person and year; a submitted case keeps its subject, even when another person reads it. */
async function factsOf(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<Facts> {
  const unit = await unitFacts(tx, acting, unitNo, subject?.split('/')[1])
  const { who } = acting
  return { ...unit, subject: subject ?? \`\${'accountNo' in who ? who.accountNo : ''}/\${unit.year}\` }
}
`

/** The form: the contact fields, to which its author adds what the paper form asks. */
export const fileOfForm = (): string => `import { z } from 'zod'
import type { FieldSection } from '#casework'
import { contactFields, contactShape } from '../contact.ts'

export const schema = z.object({
  ...contactShape,
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '联系信息',
    fields: contactFields,
  },
]
`

/** Its test: red until nothing is left of the to-do list. */
export const fileOfTest = ({ code, row }: NewItem): string => `import { expect, test } from 'vitest'
import { schema } from './form.ts'

/** Delete each line when it is done, and this list with its test after the last one. docs/how-to/item.md helps. */
const toDo = [
  'form.ts: fields with the labels of the paper form, each refusal a sentence; their table below (20 min)',
  'item.ts: words, materials, steps, facts, subject, closed (20 min)',
  'rules.ts: what the facts say about the typed data; its boundary table below (10 min)',
  'test/journeys: filed and decided by the words on the screen, titled [${row}] (10 min)',
  'docs/manual-rows.md: row ${row} is built; an item of the manual stands in its M row instead (1 min)',
  'look at it at 1366 and 390 px; its word in docs/glossary.md (8 min)',
]

test('${code}: nothing is left to do', () => {
  expect(toDo).toEqual([])
})

test.each([
  [{ contactName: '王五', contactMobile: '13800000003' }, []],
  [{ contactName: '王', contactMobile: '1380000000' }, ['contactName', 'contactMobile']],
])('%j is refused at %j', (typed, refused) => {
  const { error } = schema.safeParse(typed)
  expect(error?.issues.map(issue => issue.path[0]) ?? []).toEqual(refused)
})
`
