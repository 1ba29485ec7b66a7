import type { FastifyReply, FastifyRequest } from 'fastify'
import { letterParts, remedies } from '#entitlement'
import { printLetter, refuse, shownTime } from '#platform'
import { memberOf } from '../../serving/member-of.ts'
import type { Visit } from '../../serving/visit.ts'
import { ownEntitlement } from './own-entitlement.ts'

/** 单位网厅 › 享受资格说明: GET /employer/entitlement/letter, a PDF */
export async function letter(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const who = memberOf(visit)
  if (who.kind !== 'operator') return refuse('signed-out', '请先登录单位网厅。')
  const acting = { ...visit.acting, who }
  const own = await ownEntitlement(acting)
  if (!own) return refuse('not-found', '本年度的稳岗返还政策还没有发布，暂时不能打印。')
  const { unit, decided } = own
  // Once a run decided, the letter is about that decision, in the figures it rests on; until then about today.
  const subject = decided ? { ...own, ...decided, remedies: remedies(decided.policy, decided.facts) } : own
  const { asOf, policy } = subject
  const title = '失业保险稳岗返还享受资格说明'
  const pdf = await printLetter({
    title,
    issuer: unit.agencyName,
    mark: `${acting.house.config.demo ? '测试环境　' : ''}${decided ? '年度计算结果' : '试算，不是正式决定'}`,
    salutation: `${unit.name}（单位编号 ${unit.unitNo}）：`,
    parts: letterParts({
      ...subject,
      agencyName: unit.agencyName,
      ...(decided ? { decidedOn: decided.asOf } : {}),
    }),
    closing: [decided ? unit.agencyName : '单位网厅试算，仅供参考', asOf],
    printedAt: shownTime(acting.at),
  })
  return reply
    .type('application/pdf')
    .header(
      'content-disposition',
      `inline; filename*=UTF-8''${encodeURIComponent(`${title}${policy.year}.pdf`)}`,
    )
    .send(pdf)
}
