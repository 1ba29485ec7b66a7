import { passwordPage } from '../password.page.tsx'
import { counterResetPage } from '../security/counter-reset.page.tsx'
import { enrolPage } from '../security/enrol.page.tsx'
import { security } from '../security/index.ts'
import { officersPage } from '../security/officers.page.tsx'
import { signOutPage } from '../sign-out.page.tsx'
import { bulletinPage } from './bulletin.page.tsx'
import { casePage } from './case/case.page.tsx'
import { materialPreviewPage } from './case/material-preview.page.tsx'
import { sourcePage } from './case/source.page.tsx'
import { certificatesPage } from './certificates/certificates.page.tsx'
import { dashboardPage } from './dashboard/dashboard.page.tsx'
import { bulkPage } from './desk/bulk.page.tsx'
import { deskPage } from './desk/desk.page.tsx'
import { exportsPage } from './exports.page.tsx'
import { importsPage } from './imports/imports.page.tsx'
import { loginPage } from './login.page.tsx'
import { payment } from './payment/index.ts'
import { publicityPages } from './publicity/index.ts'
import { registrationPages } from './registrations/index.ts'
import { differencesPage } from './runs/differences.page.tsx'
import { policiesPage } from './runs/policies.page.tsx'
import { runPage } from './runs/run.page.tsx'
import { runsPage } from './runs/runs.page.tsx'
import { whatIfPage } from './what-if.page.tsx'

/** 经办端 */
export const agency = [
  loginPage,
  deskPage,
  bulkPage,
  casePage,
  sourcePage,
  materialPreviewPage,
  dashboardPage,
  exportsPage,
  ...publicityPages,
  runsPage,
  runPage,
  differencesPage,
  policiesPage,
  ...payment,
  certificatesPage,
  ...registrationPages,
  importsPage,
  bulletinPage,
  whatIfPage,
  passwordPage('agency'),
  ...security('agency'),
  enrolPage,
  officersPage,
  counterResetPage,
  signOutPage('agency'),
]
