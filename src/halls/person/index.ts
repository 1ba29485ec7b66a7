import { closedPage } from '../closed.page.tsx'
import { filing } from '../filing/index.ts'
import { passwordPage } from '../password.page.tsx'
import { security } from '../security/index.ts'
import { signOutPage } from '../sign-out.page.tsx'
import { agreementPage } from './agreement.page.tsx'
import { businessPage } from './business.page.tsx'
import { employmentsPage } from './employments.page.tsx'
import { forgottenPage } from './forgotten.page.tsx'
import { homePage } from './home.page.tsx'
import { identityPage } from './identity.page.tsx'
import { identityReturnPage } from './identity-return.page.tsx'
import { loginPage } from './login.page.tsx'
import { registerPage } from './register.page.tsx'

const atTheCounter = '网上办理稍后开放。目前请持身份证到参保地社会保险经办机构窗口办理。'

/** 个人网厅 */
export const person = [
  homePage,
  loginPage,
  agreementPage,
  registerPage,
  identityPage,
  identityReturnPage,
  forgottenPage,
  businessPage,
  employmentsPage,
  ...filing('person'),
  passwordPage('person'),
  ...security('person'),
  signOutPage('person'),
  closedPage({ path: '/person/changes', title: '信息变更', words: `信息变更${atTheCounter}` }),
  closedPage({
    path: '/person/medical',
    title: '医疗备案',
    words: '医疗保险业务由医疗保障部门办理，备案入口稍后开放。',
  }),
  closedPage({ path: '/person/documents', title: '查询打印', words: `参保证明、缴费明细等${atTheCounter}` }),
]
