import type { FastifyReply, FastifyRequest } from 'fastify'
import { letterParts, remedies } from '#entitlement'
import { query } from '#identity'
import { refuse } from '#platform'
import type { Block, Wanted } from '#printout'
import { markOf } from '../../printing/mark.ts'
import { sendPrintout } from '../../printing/send-printout.ts'
import { memberOf } from '../../serving/member-of.ts'
import type { Visit } from '../../serving/visit.ts'
import { ownEntitlement } from './own-entitlement.ts'

/** 单位网厅 › 享受资格说明: GET /employer/entitlement/letter, a PDF */
export async function letter(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const who = memberOf(visit)
  if (who.kind !== 'operator') return refuse('signed-out', '请先登录单位网厅。')
  const acting = { ...visit.acting, who }
  const own = await query(acting, tx => ownEntitlement(tx, acting))
  if (!own) return refuse('not-found', '本年度的稳岗返还政策还没有发布，暂时不能打印。')
  const { unit, decided } = own
  // After a run, the letter states its decision with the figures it used; before that, today's figures.
  const subject = decided ? { ...own, ...decided, remedies: remedies(decided.policy, decided.facts) } : own
  const { asOf, policy } = subject
  const title = '失业保险稳岗返还享受资格说明'
  const parts = letterParts({
    ...subject,
    agencyName: unit.agencyName,
    ...(decided ? { decidedOn: decided.asOf } : {}),
  })
  const wanted: Wanted = {
    kind: 'letter',
    about: String(policy.year),
    unitNo: unit.unitNo,
    areaCode: unit.areaCode,
    standing: '',
    layout: {
      title,
      issuer: unit.agencyName,
      mark: markOf(acting, decided ? '年度计算结果' : '试算，不是正式决定'),
      salutation: `${unit.name}（单位编号 ${unit.unitNo}）：`,
      blocks: parts.flatMap(blocksOf),
      footnotes: [],
      signatures: [],
      closing: [decided ? unit.agencyName : '单位网厅试算，仅供参考', asOf],
    },
  }
  return await sendPrintout(visit, reply, { documents: [wanted], name: `${title}${policy.year}` })
}

/** A titled section as blocks: paragraphs, then the list. */
function blocksOf({ title, paragraphs = [], list = [] }: ReturnType<typeof letterParts>[number]): Block[] {
  const titled = title === undefined ? {} : { title }
  return [
    ...(paragraphs.length > 0 ? [{ kind: 'paragraphs' as const, ...titled, paragraphs }] : []),
    ...(list.length > 0
      ? [{ kind: 'list' as const, ...(paragraphs.length > 0 ? {} : titled), items: list }]
      : []),
  ]
}
