import { passwordPage } from '../password.page.tsx'
import { signOutPage } from '../sign-out.page.tsx'
import { bulletinPage } from './bulletin.page.tsx'
import { casePage } from './case.page.tsx'
import { deskPage } from './desk.page.tsx'
import { loginPage } from './login.page.tsx'
import { payment } from './payment/index.ts'

/** 经办端 */
export const agency = [
  loginPage,
  deskPage,
  casePage,
  ...payment,
  bulletinPage,
  passwordPage('agency'),
  signOutPage('agency'),
]
