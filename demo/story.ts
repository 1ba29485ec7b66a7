import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NoticeKind, publish } from '#bulletin'
import { policies, proposePolicy, publishPolicy } from '#entitlement'
import {
  type Acting,
  appointOfficer,
  bindCertificate,
  command,
  commandAsHall,
  hashPassword,
  isAppointed,
  type OfficerRole,
  openUnit,
  queryAsHall,
  registerAdministrator,
  registerPerson,
  type SmsPurpose,
  sendCode,
} from '#identity'
import { clockFrom, messagesTo, Refusal, type Runtime } from '#platform'
import { projectFile } from '#project-file'
import { countStaff, importFile, recordedContact } from '#registry'
import { writeStaff } from './staff.ts'
import { payContributions } from './tax-office.ts'

export { payAsTaxOffice, waitingTaxes } from './tax-office.ts'

const password = 'Demo#2023'
const file = (name: string) => projectFile(`demo/${name}.csv`)
const files = [
  'agencies',
  'units',
  'contacts',
  'persons',
  'contributions',
  'claimants',
  'reductions',
] as const
/** What a province prepared before there were numbers on record still lacks. */
const records = ['contacts', 'persons'] as const
/** Has a legal representative's mobile on record: whether there are records at all. */
const recordedUnit = '410783000001'

const units = [
  ['91410783MA0000023C', '长垣示例医疗器械有限公司', '13800000003', '王五'],
  ['91410105MA00000319', '郑州示例制造有限公司', '13800000103', '周敏'],
  ['91410105MA000004X1', '郑州示例物流有限公司', '13800000104', '吴强'],
  ['91410783MA0000058Y', '长垣示例食品有限公司', '13800000105', '郑芳'],
  ['91410783MA0000066R', '长垣示例新设有限公司', '13800000106', '冯磊'],
  ['91410105MA0000074N', '郑州示例人力资源有限公司', '13800000107', '陈静'],
  ['91410100MA00000829', '郑州示例失信有限公司', '13800000108', '褚亮'],
] as const
const persons = [
  ['410783198506120029', '李四', '13800000002'],
  ['41010519790923004X', '赵六', '13800000004'],
  ['410783197511100028', '何丽', '13800000025'],
  ['410783195103100011', '冯大山', '13800000026'],
] as const
/** The UKeys of demo/ukey registered at the agency when the demonstration starts. */
const certificates = [
  ['410783000002', '410783', 'changyuan'],
  ['410783000002', '410783', 'changyuan-rsa'],
  ['410105000003', '410105', 'zhengzhou'],
] as const
const posts: readonly OfficerRole[] = ['accept', 'review', 'finance', 'hr']

/**
 * Prepares the demonstration province once: the same imports as real data, then the hall's own verbs, dated in the
 * weeks before the demonstration. Resumes where it was interrupted.
 */
export async function playStory(runtime: Runtime): Promise<void> {
  const at = new Date('2023-07-03T10:00:00+08:00')
  const acting: Acting = {
    runtime,
    at,
    who: { kind: 'system' },
    origin: { ip: '127.0.0.1', agent: '演示', visitor: 'demo' },
  }
  await publishPolicies(acting)
  if (await queryAsHall(acting, tx => isAppointed(tx, '410000-admin'))) await bringUpToDate(acting)
  else await prepare(acting)
  // What no bill of the hall has is paid before anybody looks; the rest in the background.
  await payContributions(runtime)
}

async function prepare(acting: Acting): Promise<void> {
  const { runtime } = acting
  for (const name of files) await importFile(runtime, { kind: name, path: file(name) })
  await enterStaff(acting)
  await registerPersons(acting)
  for (const unit of units) await enter(acting, unit)
  await registerCertificates(acting)
  await appoint(acting)
}

/** A province that was prepared by an earlier version gets what the demonstration has had since. */
async function bringUpToDate(acting: Acting): Promise<void> {
  const { runtime } = acting
  const { legalRepMobile } = await queryAsHall(acting, tx => recordedContact(tx, recordedUnit))
  if (legalRepMobile === null)
    for (const name of records) await importFile(runtime, { kind: name, path: file(name) })
  if ((await queryAsHall(acting, tx => countStaff(tx, { unitNo: recordedUnit }))) > 0) return
  await importFile(runtime, { kind: 'persons', path: file('persons') })
  await enterStaff(acting)
  await registerPersons(acting)
}

async function registerPersons(acting: Acting): Promise<void> {
  for (const [idNo, name, mobile] of persons) await unlessDone(() => register(acting, idNo, name, mobile))
}

/** The employments come in on a day of their own, so that the first month with bills is 202308, whatever the day is now. */
async function enterStaff({ runtime: now }: Acting): Promise<void> {
  const runtime = { ...now, clock: clockFrom(new Date('2023-08-01T09:00:00+08:00')) }
  const folder = await mkdtemp(join(tmpdir(), 'hall-staff-'))
  try {
    const staff = await writeStaff(folder)
    await importFile(runtime, { kind: 'persons', path: staff.persons })
    await importFile(runtime, { kind: 'employments', path: staff.employments })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An installation that does not trust the demonstration's authorities starts without UKeys. */
async function registerCertificates(acting: Acting): Promise<void> {
  for (const [unitNo, areaCode, name] of certificates) {
    const who = { kind: 'officer', accountNo: 0, name: '受理员', areaCode, role: 'accept' } as const
    const cer = await readFile(projectFile(`demo/ukey/${name}.cer`))
    try {
      await command({ ...acting, who }, tx => bindCertificate(tx, { ...acting, who }, { unitNo, file: cer }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

async function register(acting: Acting, idNo: string, name: string, mobile: string): Promise<void> {
  const smsCode = await codeFor(acting, 'person-registration', mobile)
  const values = { name, idType: '居民身份证', idNo, mobile, smsCode, password, passwordAgain: password }
  await commandAsHall(acting, tx => registerPerson(tx, acting, values))
}

async function enter(
  acting: Acting,
  [creditCode, unitName, mobile, name]: (typeof units)[number],
): Promise<void> {
  await unlessDone(async () => {
    const smsCode = await codeFor(acting, 'unit-registration', mobile)
    await commandAsHall(acting, tx => openUnit(tx, acting, { unitName, creditCode, mobile, smsCode }))
  })
  await unlessDone(async () => {
    const smsCode = await codeFor(acting, 'administrator-registration', mobile)
    const passwords = { password, passwordAgain: password }
    const values = { account: creditCode, name, mobile, smsCode, ...passwords }
    await commandAsHall(acting, tx => registerAdministrator(tx, acting, values))
  })
}

async function codeFor(acting: Acting, purpose: SmsPurpose, mobile: string): Promise<string> {
  await sendCode(acting, { purpose, mobile })
  const [newest] = await messagesTo(acting.runtime.db, mobile)
  return newest?.code ?? ''
}

async function unlessDone(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'conflict')) throw error
  }
}

async function appoint(acting: Acting): Promise<void> {
  const named = {
    accept: '受理员',
    review: '复核员',
    finance: '财务员',
    hr: '人社审核员',
    admin: '省级管理员',
  } as const
  const appointOne = async (areaCode: string, role: OfficerRole) => {
    const passwordHash = await hashPassword(password)
    const login = `${areaCode}-${role}`
    await commandAsHall(acting, tx =>
      appointOfficer(tx, { login, name: named[role], areaCode, role, passwordHash, at: acting.at }),
    )
  }
  for (const area of ['410783', '410105']) {
    for (const role of posts) await appointOne(area, role)
  }
  await announce(acting)
  await appointOne('410000', 'admin')
}

const announcements: readonly { kind: NoticeKind; title: string; body: string; at: string }[] = [
  {
    kind: 'notice',
    title: '关于做好2023年度失业保险稳岗返还工作的公告',
    body: '2023年度失业保险稳岗返还已开始办理。请各参保单位登录单位网厅，在“单位业务—稳岗返还申请”中核对联系方式和银行账户，保存后到“我的待提交业务”完成提交。\n申报截止时间为2023年12月31日。',
    at: '2023-07-28T09:00:00+08:00',
  },
  {
    kind: 'notice',
    title: '单位网厅免数字证书登录办理指引',
    body: '没有办理数字证书（UK）的单位，可由本单位参保职工在个人网厅维护统一社会信用代码后，注册单位网厅并使用免数字证书登录，办理普通稳岗返还申报、应急稳岗返还申报、单位缓交登记申报。',
    at: '2023-08-01T09:00:00+08:00',
  },
]

/** The download behind 相关驱动下载. */
const drivers = {
  kind: 'download',
  title: '数字证书（UK）驱动和助手安装说明',
  body: '使用数字证书登录前，请按说明安装发证机构提供的 UK 驱动和数字证书助手。',
} as const

/** Policies are proposed and published by two people before the demonstration starts. */
async function publishPolicies(acting: Acting): Promise<void> {
  const officer = (accountNo: number, name: string, role: OfficerRole) =>
    ({ ...acting, who: { kind: 'officer', accountNo, name, areaCode: '410000', role } }) as const
  for (const { year } of [...policies()].reverse()) {
    const proposer = officer(-1, '政策处经办', 'hr')
    const publisher = officer(-2, '政策处负责人', 'hr')
    await unlessDone(() => command(proposer, tx => proposePolicy(tx, proposer, year)))
    await unlessDone(() => command(publisher, tx => publishPolicy(tx, publisher, year)))
  }
}

async function announce(acting: Acting): Promise<void> {
  const editor = { kind: 'officer', accountNo: 0, name: '编辑', areaCode: '410000', role: 'admin' } as const
  for (const { at, ...notice } of announcements) {
    const then = { ...acting, at: new Date(at), who: editor }
    await command(then, tx => publish(tx, then, notice))
  }
  const stream = createReadStream(projectFile('demo/ukey/drivers.pdf'))
  const publisher = { ...acting, who: editor }
  const download = { ...drivers, file: { name: `${drivers.title}.pdf`, stream } }
  await command(publisher, tx => publish(tx, publisher, download))
}
