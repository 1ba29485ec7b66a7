/** Who acts: accounts, picture and SMS codes, sessions, rights. Every command of the hall starts with an `Acting`. */
export { appointOfficer, isAppointed, officerRoles } from './account/appoint-officer.ts'
export { logIn } from './account/log-in.ts'
export { newAccount } from './account/new-account.ts'
export {
  type Acting,
  command,
  commandAsHall,
  type Member,
  type OfficerActor,
  type OperatorActor,
  type Origin,
  type PersonActor,
  query,
  queryAsHall,
  type SystemActor,
  scopeOf,
  type Visitor,
  type Who,
} from './acting.ts'
export {
  type CaptchaGiven,
  captchaAnswer,
  captchaLives,
  issueCaptcha,
  passCaptcha,
} from './captcha/captcha.ts'
export { drawCaptcha } from './captcha/draw-captcha.ts'
export { speakCaptcha } from './captcha/speak-captcha.ts'
export { limit } from './limits.ts'
export { changePassword, resetPassword, sendResetCode } from './password/change-password.ts'
export { notInsured, registerPerson, registrationMobile } from './registration/register-person.ts'
export { endSession } from './session/end-session.ts'
export { type FoundSession, findSession } from './session/find-session.ts'
export { parkForm, takeParkedForm } from './session/parked-form.ts'
export { type OpenSession, sessionsOf } from './session/sessions-of.ts'
export { checkCode, type RightCode, useCode } from './sms-code/check-code.ts'
export { codeInterval, sendCode } from './sms-code/send-code.ts'
export { sweepIdentity } from './sweep.ts'
export type { OfficerRole, SmsPurpose } from './tables.ts'
export { logInOperator, logInOperatorByCode, sendOperatorCode } from './unit/log-in-operator.ts'
export { isOpen, openUnit } from './unit/open-unit.ts'
export { type Operator, operatorsOf } from './unit/operators-of.ts'
export { type Recognised, recogniseUnit } from './unit/recognise-unit.ts'
export { registerAdministrator } from './unit/register-administrator.ts'
