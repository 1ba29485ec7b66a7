import { Tiles } from '#ui'
import { personPage } from '../serving/page.ts'

/** 个人网厅 › 业务申报: GET /person/business */
export const businessPage = personPage({
  path: '/person/business',
  title: '业务申报',
  load: async visit => [...visit.catalogue.values()].filter(item => item.hall === 'person'),
  view: items => (
    <Tiles
      label="业务申报"
      tiles={items.map(item => ({
        text: item.name,
        icon: 'certificate',
        href: `/person/items/${item.code}`,
      }))}
    />
  ),
})
