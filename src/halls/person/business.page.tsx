import { Tiles } from '#ui'
import { personPage } from '../serving/page.ts'

/** 个人网厅 › 业务申报: GET /person/business */
export const businessPage = personPage({
  path: '/person/business',
  title: '业务申报',
  load: async visit =>
    [...visit.catalogue.values()].filter(item => item.hall === 'person' && item.entry === undefined),
  view: items => (
    <Tiles
      label="业务申报"
      tiles={[
        ...items.map(item => ({
          text: item.name,
          icon: 'certificate' as const,
          href: `/person/items/${item.code}`,
        })),
        { text: '参保变动', icon: 'clipboard-list', href: '/person/employments', note: '查看和提出异议' },
      ]}
    />
  ),
})
