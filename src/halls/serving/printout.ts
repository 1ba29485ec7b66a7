import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseFile, getItem, standing } from '#casework'
import { query } from '#identity'
import { printPdf, shownTime } from '#platform'
import { getUnit } from '#registry'
import { readableOf } from '../filing/readable.ts'
import { memberOf } from './member-of.ts'
import type { Visit } from './visit.ts'

/** 打印申报表, 单据打印 */
export async function printout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const acting = { ...visit.acting, who: memberOf(visit) }
  const file = await caseFile(acting, visit.params.id ?? '')
  const { declaration } = file
  const item = getItem(visit.catalogue, declaration.itemCode)
  const { unit, opened } = await query(acting, async tx => ({
    unit: await getUnit(tx, declaration.unitNo),
    opened: await item.open(
      tx,
      acting,
      declaration.unitNo,
      declaration.submittedAt ? declaration.subject : undefined,
    ),
  }))
  const frozen = file.snapshot && declaration.state !== 'draft' && declaration.state !== 'returned'
  const pdf = await printPdf({
    title: `${item.name}申报表`,
    issuer: unit.agencyName,
    ...(declaration.serial ? { number: declaration.serial } : {}),
    mark: `${acting.house.config.demo ? '测试环境　' : ''}${standing(item, declaration).shown}`,
    sections: [...(frozen ? [] : opened.block), ...readableOf(item, file)],
    footnotes: ['本表根据网上申报内容生成，与网上提交的内容一致。', ...item.footnotes],
    signatures: item.hall === 'employer' ? ['单位（盖章）', '经办人（签字）'] : ['申报人（签字）'],
    printedAt: shownTime(acting.at),
  })
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${item.name}申报表.pdf`)}`)
    .send(pdf)
}
