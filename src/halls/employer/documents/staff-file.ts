import { stringify } from 'csv-stringify/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { query } from '#identity'
import { refuse, yuanOf } from '#platform'
import { maskIdNo, type StaffMember, staffOf } from '#registry'
import type { Visit } from '../../serving/visit.ts'

const peopleAtOnce = 2000

/** 导出花名册: CSV with BOM, safe to open in a spreadsheet; a line for each person and insurance. */
export async function staffFile({ acting }: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('signed-out', '请先登录。')
  const rows = await query(acting, async tx => {
    const rows: string[][] = []
    for (let offset = 0; ; offset += peopleAtOnce) {
      const staff = await staffOf(tx, { unitNo: who.unitNo, offset, limit: peopleAtOnce })
      rows.push(...staff.flatMap(rowsOf))
      if (staff.length < peopleAtOnce) return rows
    }
  })
  const head = ['姓名', '证件号码', '险种', '参保年月', '月缴费工资(元)']
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('职工花名册.csv')}`)
    .send(stringify([head, ...rows], { bom: true, escape_formulas: true, record_delimiter: '\r\n' }))
}

const rowsOf = ({ name, idNo, insurances }: StaffMember) =>
  insurances.map(one => [name, maskIdNo(idNo), one.insurance, one.fromMonth, yuanOf(one.baseFen)])
