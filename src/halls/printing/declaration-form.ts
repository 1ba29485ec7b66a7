import { printedSection, statusLabel } from '#casework'
import { displaySections } from '../filing/display-sections.ts'
import { markOf } from './mark.ts'
import type { PrintedCase } from './printed-case.ts'

/** 申报表: what was declared, for signature and seal. */
export const declarationForm = {
  name: '申报表',
  kind: 'declaration',
  missing: () => undefined,
  layout({ acting, item, file, unit, opened }: PrintedCase) {
    const { declaration } = file
    const frozen = file.snapshot && declaration.state !== 'draft' && declaration.state !== 'returned'
    const sections = [...(frozen ? [] : opened.block), ...displaySections(item, file)]
    return {
      title: `${item.name.replace(/申报$/, '')}申报表`,
      issuer: unit.agencyName,
      mark: markOf(acting, statusLabel(item, declaration).shown),
      reference: { label: '受理流水号', value: declaration.serial ?? '（提交后生成）' },
      blocks: item.printed?.(sections) ?? sections.map(printedSection),
      footnotes: ['本表根据网上申报内容生成，与网上提交的内容一致。', ...item.footnotes],
      signatures: item.hall === 'employer' ? ['单位（盖章）', '经办人（签字）'] : ['申报人（签字）'],
      closing: [],
    }
  },
} as const
