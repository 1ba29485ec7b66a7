import { publishedBooks } from '#disbursement'
import { BookTable } from '../book-table.tsx'
import { openPage } from '../serving/page.ts'

/** 门户 › 资金拨付公开: GET /books */
export const booksPage = openPage({
  path: '/books',
  title: '资金拨付公开',
  load: (_visit, tx) => publishedBooks(tx),
  view: lines => (
    <>
      <p>
        每个拨付批次的笔数、金额和控制总数。批准 = 到账 + 退回 + 待回盘，差额应为
        0。控制总数由批次全部明细计算得出，明细改动一分钱，控制总数就会不同。
      </p>
      <BookTable lines={lines} />
    </>
  ),
})
