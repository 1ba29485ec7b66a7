import { passwordPage } from '../password.page.tsx'
import { signOutPage } from '../sign-out.page.tsx'
import { bulletinPage } from './bulletin.page.tsx'
import { casePage } from './case.page.tsx'
import { deskPage } from './desk.page.tsx'
import { importsPage } from './imports/imports.page.tsx'
import { loginPage } from './login.page.tsx'
import { payment } from './payment/index.ts'
import { differencesPage } from './runs/differences.page.tsx'
import { policiesPage } from './runs/policies.page.tsx'
import { runPage } from './runs/run.page.tsx'
import { runsPage } from './runs/runs.page.tsx'

/** 经办端 */
export const agency = [
  loginPage,
  deskPage,
  casePage,
  runsPage,
  runPage,
  differencesPage,
  policiesPage,
  ...payment,
  importsPage,
  bulletinPage,
  passwordPage('agency'),
  signOutPage('agency'),
]
