import { closedPage } from '../closed.page.tsx'
import { filing } from '../filing/index.ts'
import { passwordPage } from '../password.page.tsx'
import { security } from '../security/index.ts'
import { signOutPage } from '../sign-out.page.tsx'
import { accountLoginPage } from './account-login.page.tsx'
import { administratorPage } from './administrator.page.tsx'
import { agreementPage } from './agreement.page.tsx'
import { approvalsPage } from './approvals.page.tsx'
import { businessPage } from './business.page.tsx'
import { certificateLoginPage } from './certificate-login.page.tsx'
import { billPage } from './documents/bill.page.tsx'
import { billsPage } from './documents/bills.page.tsx'
import { contributionsPage } from './documents/contributions.page.tsx'
import { deferralsPage } from './documents/deferrals.page.tsx'
import { documentsPage } from './documents/documents.page.tsx'
import { rosterPage } from './documents/roster.page.tsx'
import { entitlementPage } from './entitlement/entitlement.page.tsx'
import { layoffsPage } from './entitlement/layoffs.page.tsx'
import { whatIfPage } from './entitlement/what-if.page.tsx'
import { homePage } from './home.page.tsx'
import { managementPage } from './management.page.tsx'
import { money } from './money/index.ts'
import { objectionPage } from './objection.page.tsx'
import { proofPage } from './proof.page.tsx'
import { registerPage } from './register.page.tsx'
import { registeredPage } from './registered.page.tsx'
import { staffPage } from './staff.page.tsx'
import { toDoPage } from './to-do.page.tsx'
import { whyClosed } from './why-closed.ts'

/** 单位网厅 */
export const employer = [
  homePage,
  certificateLoginPage,
  accountLoginPage,
  proofPage,
  administratorPage,
  registerPage,
  agreementPage,
  registeredPage,
  businessPage,
  toDoPage,
  managementPage,
  approvalsPage,
  objectionPage,
  entitlementPage,
  whatIfPage,
  layoffsPage,
  ...filing('employer'),
  ...money,
  staffPage,
  documentsPage,
  contributionsPage,
  billsPage,
  billPage,
  rosterPage,
  deferralsPage,
  passwordPage('employer'),
  ...security('employer'),
  signOutPage('employer'),
  closedPage({
    path: '/employer/retired',
    title: '退休人员业务',
    words: ({ acting, catalogue }) => whyClosed(acting.who, catalogue).long,
  }),
]
