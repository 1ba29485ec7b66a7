import type { Item } from '#casework'
import { Card, Notice, Tiles } from '#ui'
import { operatorPage } from '../serving/page.ts'
import { whyClosed } from './why-closed.ts'

/** 单位网厅 › 在职人员业务: GET /employer/staff */
export const staffPage = operatorPage({
  path: '/employer/staff',
  title: '在职人员业务',
  load: async ({ acting, catalogue }) => ({
    closed: acting.who.certificate ? undefined : whyClosed(acting.who, catalogue).long,
    items: [...catalogue.values()].filter(item => item.entry === 'staff'),
  }),
  view: ({ closed, items }) => (
    <>
      {closed === undefined ? null : (
        <Notice tone="warning" title="需数字证书登录">
          <p>{closed}</p>
        </Notice>
      )}
      <Card title="在职人员业务">
        <Tiles label="在职人员业务" tiles={items.map(item => tileOf(item, closed === undefined))} />
      </Card>
    </>
  ),
})

const tileOf = (item: Item, open: boolean) => ({
  text: item.words.page,
  icon: 'users' as const,
  ...(open ? { href: `/employer/items/${item.code}` } : {}),
  note: open ? item.name : '需数字证书登录',
})
