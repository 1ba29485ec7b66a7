import { entryPage } from './entry.page.tsx'
import { ledgerPage } from './ledger.page.tsx'
import { paymentsPage } from './payments.page.tsx'

/** 单位网厅 › 资金到账, 资金使用台账 */
export const money = [paymentsPage, ledgerPage, entryPage]
