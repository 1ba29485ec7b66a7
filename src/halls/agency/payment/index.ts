import { batchPage } from './batch.page.tsx'
import { booksPage } from './books.page.tsx'
import { disputesPage } from './disputes.page.tsx'
import { linePage } from './line.page.tsx'
import { paymentsPage } from './payments.page.tsx'
import { recoveriesPage } from './recoveries.page.tsx'

/** 经办端 › 资金拨付 and related pages */
export const payment = [paymentsPage, batchPage, linePage, disputesPage, recoveriesPage, booksPage]
