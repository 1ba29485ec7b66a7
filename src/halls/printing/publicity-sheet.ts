import type { PublicSheet } from '#disbursement'
import type { Acting } from '#identity'
import { shownYuan } from '#platform'
import type { Wanted } from '#printout'
import { dayInWords, markOf } from './mark.ts'

/** 公示表: a published list for posting on a notice board. */
export function publicitySheet(acting: Acting, { list, office, areaCode, lines }: PublicSheet): Wanted {
  return {
    kind: 'publicity',
    about: String(list.publicityNo),
    unitNo: '',
    areaCode,
    standing: '',
    layout: {
      title: list.title,
      issuer: office.name,
      mark: markOf(acting),
      blocks: [
        {
          kind: 'paragraphs',
          paragraphs: [
            `经审核，下列 ${list.units} 家单位符合条件，现将名单和金额予以公示。公示期为 ${list.startsOn} 至 ${list.endsOn}（${list.workingDays} 个工作日）。公示期内对名单有异议的，请实名向${office.name}反映，或在网厅“公示公告”中提出。`,
          ],
        },
        {
          kind: 'table',
          title: '公示名单',
          columns: [
            { title: '序号', width: 1, look: 'centre' },
            { title: '单位名称', width: 6 },
            { title: '单位规模', width: 1.5, look: 'centre' },
            { title: '返还金额（元）', width: 2.5, look: 'money' },
          ],
          lines: [
            ...lines.map(line => [
              String(line.position),
              line.unitName,
              line.unitSize || '—',
              shownYuan(line.amountFen),
            ]),
            ['', '合计', `${list.units} 家`, shownYuan(list.totalFen)],
          ],
          empty: '',
        },
      ],
      footnotes: [
        `监督电话：${office.phone}；联系地址：${office.address}。`,
        `名单文件校验码（SHA-256）：${list.controlTotal}`,
      ],
      signatures: [],
      closing: [office.name, dayInWords(list.startsOn)],
    },
  }
}
