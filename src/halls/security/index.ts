import type { Page } from '../serving/page.ts'
import { addPasskeyPage } from './add-passkey.page.tsx'
import type { LoginHall } from './login-hall.ts'
import { passkeyPage } from './passkey.page.tsx'
import { passkeyLoginPage } from './passkey-login.page.tsx'
import { recoveryCodesPage } from './recovery-codes.page.tsx'
import { secondStepPage } from './second-step.page.tsx'
import { securityPage } from './security.page.tsx'
import { timeCodePage } from './time-code.page.tsx'

/** 账号安全 and the second login step, the same in every hall. */
export const security = (hall: LoginHall): Page[] => [
  securityPage(hall),
  addPasskeyPage(hall),
  passkeyPage(hall),
  timeCodePage(hall),
  recoveryCodesPage(hall),
  passkeyLoginPage(hall),
  secondStepPage(hall),
]
