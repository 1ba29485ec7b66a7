import { createHash } from 'node:crypto'
import { checkReceiptRows, rowsInLines } from './check-receipt-rows.ts'
import { checkSignature } from './check-signature.ts'
import { hashOfFields } from './event-hash.ts'
import { chainedRoot, leafOf } from './leaf.ts'
import { rootFromPath } from './merkle.ts'
import {
  type Receipt,
  type Roots,
  receiptSchema,
  rootsSchema,
  statementPurpose,
  statementSchema,
} from './receipt-format.ts'

/** The result of one check. `holds` is undefined when there was nothing to compare with. */
interface Check {
  readonly title: string
  readonly holds: boolean | undefined
  readonly words: string
}

/** The findings on a receipt, and its readable content. */
export interface CheckedReceipt {
  readonly checks: readonly Check[]
  /** only content proved to be what was submitted */
  readonly declared: readonly { readonly label: string; readonly value: string }[]
}

export interface Published {
  /** the roots file, as text */
  readonly roots?: string
  /** a root from another source, such as a newspaper */
  readonly typed?: string
}

/**
 * Verifies a receipt using only its own bytes and the published roots: runs on any machine and trusts no server.
 * @param text the receipt file
 */
export function checkReceipt(text: string, published: Published = {}): CheckedReceipt {
  const read = receiptSchema.safeParse(parsed(text))
  if (!read.success) {
    const words = '不是受理凭证文件，或文件已损坏'
    return { checks: [{ title: '文件', holds: false, words }], declared: [] }
  }
  const receipt = read.data
  const statement = statementIn(receipt)
  const checks = [
    checkChain(receipt),
    checkStatement(receipt, statement !== undefined),
    ...checkReceiptRows(receipt, statement?.rows),
    ...checkConfirmation(receipt),
    ...checkInclusion(receipt, published),
  ]
  return { checks, declared: statement ? [...declaredIn(statement), ...rowsInLines(receipt)] : [] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkChain({ events }: Receipt): Check {
  const title = '办理过程'
  let previous = '0'.repeat(64)
  for (const [i, { hash, fields }] of events.entries()) {
    const holds =
      fields.seq === i + 1 &&
      fields.previous_hash === previous &&
      fields.declaration_id === events[0]?.fields.declaration_id &&
      hashOfFields(fields).toString('hex') === hash
    if (!holds) return { title, holds: false, words: `第 ${i + 1} 条记录已被改动，或前后不相连` }
    previous = hash
  }
  return { title, holds: true, words: `${events.length} 条记录依次相连，没有改动` }
}

/** The declared content, if it matches the submission event. */
function statementIn({ statement, events, submission }: Receipt) {
  const [first = '', ...rest] = statement.split('\n')
  const read = statementSchema.safeParse(parsed(rest.join('\n')))
  const event = events[submission - 1]?.fields
  const holds =
    first === statementPurpose &&
    read.success &&
    event?.verb === 'submit' &&
    event.data.statement === createHash('sha256').update(statement).digest('hex') &&
    read.data.after === event.previous_hash &&
    read.data.declarationId === event.declaration_id &&
    read.data.unitNo === event.unit_no
  return holds ? read.data : undefined
}

function checkStatement({ serial, events, submission }: Receipt, holds: boolean): Check {
  const title = '申报内容'
  const event = events[submission - 1]?.fields
  if (!holds || event?.data.serial !== serial) {
    return { title, holds: false, words: '与提交时的记录不一致，内容已被改动' }
  }
  return { title, holds: true, words: `与 ${shown(event.at)} 提交的内容一致，受理流水号 ${serial}` }
}

const declaredIn = (statement: NonNullable<ReturnType<typeof statementIn>>) => [
  { label: '单位', value: statement.unitName },
  { label: '事项', value: statement.itemName },
  ...statement.readable.flatMap(section => section.rows),
  ...statement.materials.flatMap(({ pages }, i) =>
    pages.map(({ sha256 }, page) => ({
      label: pages.length > 1 ? `电子材料 ${i + 1} 第 ${page + 1} 页` : `电子材料 ${i + 1}`,
      value: `文件校验码 ${sha256}`,
    })),
  ),
]

const shown = (at: string) =>
  new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')

function checkConfirmation({ signature, statement, events, submission }: Receipt): Check[] {
  const title = '确认方式'
  const event = events[submission - 1]?.fields
  if (event?.data.confirmedBy !== 'certificate') {
    return [{ title, holds: true, words: '提交时以短信验证码确认，没有数字证书签章' }]
  }
  if (!signature) return [{ title, holds: false, words: '提交时有签章，凭证中却没有' }]
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const checked = checkSignature({
    statement,
    signature: bytes(signature.signature),
    certificate: bytes(signature.certificate),
    chain: signature.chain.map(bytes),
    signedAt: new Date(event.at),
  })
  if (!checked) return [{ title: '签章', holds: false, words: '证书已损坏，不能识别' }]
  const { certificate, root, faults } = checked
  const who = certificate.subject.organization || certificate.subject.commonName
  const issuer = root.subject.commonName || root.subject.organization
  return [
    {
      title: '签章',
      holds: faults.length === 0,
      words:
        faults.length > 0 ? faults.join('；') : `由“${who}”的数字证书（序列号 ${certificate.serial}）签章`,
    },
    {
      title: '证书颁发机构',
      holds: undefined,
      words: `根证书“${issuer}”，指纹 ${root.fingerprint}，请与颁发机构公布的指纹比对`,
    },
  ]
}

function checkInclusion(receipt: Receipt, published: Published): Check[] {
  const title = '每日存证'
  const { inclusion, events, submission } = receipt
  if (!inclusion) {
    const words = '当日存证次日公布，届时请重新下载凭证'
    return [{ title, holds: undefined, words }]
  }
  const head = events[inclusion.seq - 1]
  if (!head || inclusion.seq < submission) {
    return [{ title, holds: false, words: '存证没有包括这次提交' }]
  }
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  const leaf = leafOf({
    unitNo: head.fields.unit_no,
    declarationId: head.fields.declaration_id,
    seq: inclusion.seq,
    hash: bytes(head.hash),
  })
  const { index, chains: size, day } = inclusion
  const root = rootFromPath(leaf, { index, size, path: inclusion.path.map(bytes) })
  const holds = root?.toString('hex') === inclusion.root && chainedHex(inclusion) === inclusion.chained
  return [
    {
      title,
      holds,
      words: holds ? `记录已包括在 ${day} 的存证中（共 ${size} 笔业务）` : '不在所说的存证中，证明不成立',
    },
    compare(inclusion, published),
  ]
}

type PublishedRoot = Roots['roots'][number]

function chainedHex({ day, chains, root, previous }: PublishedRoot): string {
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  return chainedRoot({ day, chains, root: bytes(root), previous: bytes(previous) }).toString('hex')
}

function compare(inclusion: PublishedRoot, { roots, typed }: Published): Check {
  const title = '与公布的存证值比对'
  const word = typed?.replaceAll(/\s/g, '').toLowerCase()
  if (word) {
    const holds = word === inclusion.root || word === inclusion.chained
    return { title, holds, words: holds ? '与填写的存证值一致' : '与填写的存证值不一致' }
  }
  if (!roots)
    return { title, holds: undefined, words: `没有比对。${inclusion.day} 的存证值应为 ${inclusion.root}` }
  const read = rootsSchema.safeParse(parsed(roots))
  if (!read.success) return { title, holds: false, words: '不是每日存证文件，或文件已损坏' }
  const list = read.data.roots
  const broken = list.find(
    (one, i) => chainedHex(one) !== one.chained || (i > 0 && one.previous !== list[i - 1]?.chained),
  )
  if (broken) return { title, holds: false, words: `存证文件中 ${broken.day} 的存证值前后不相连` }
  const found = list.find(one => one.day === inclusion.day)
  if (!found) return { title, holds: undefined, words: `存证文件中没有 ${inclusion.day}，请下载新的存证文件` }
  const holds = found.root === inclusion.root && found.chained === inclusion.chained
  return {
    title,
    holds,
    words: holds ? `与 ${found.day} 公布的存证值一致` : `与 ${found.day} 公布的存证值不一致`,
  }
}
