import { closedPage } from '../closed.page.tsx'
import { agenciesPage } from './agencies.page.tsx'
import { booksPage } from './books.page.tsx'
import { evidencePage } from './evidence.page.tsx'
import { homePage } from './home.page.tsx'
import { noticeLists, noticePages } from './notices.page.tsx'
import { phonePage } from './phone.page.tsx'
import { policyOfYearPage, policyPage } from './policy.page.tsx'
import { publicityPages } from './publicity/index.ts'
import { registrationPage } from './registration.page.tsx'
import { printoutPage } from './verify/printout.page.tsx'
import { verifyPage } from './verify/verify.page.tsx'

const later = '网上查询稍后开放。目前请到参保地社会保险经办机构窗口查询，地址和电话见“社保经办机构查询”。'

/** 门户 */
export const portal = [
  homePage,
  agenciesPage,
  booksPage,
  evidencePage,
  ...noticeLists,
  ...noticePages,
  phonePage,
  policyPage,
  policyOfYearPage,
  ...publicityPages,
  registrationPage,
  verifyPage,
  printoutPage,
  closedPage({ path: '/institutions', title: '协议管理机构', words: `协议管理机构${later}` }),
  closedPage({ path: '/grassroots', title: '基层服务机构', words: `基层服务机构${later}` }),
  closedPage({ path: '/queries/medical', title: '定点医药机构查询', words: later }),
  closedPage({ path: '/queries/devices', title: '辅助器具配置机构查询', words: later }),
  closedPage({ path: '/queries/chronic', title: '门诊重症慢性病查询', words: later }),
  closedPage({ path: '/queries/biometric', title: '生物特征信息采集认证', words: later }),
]
