/** Identity: accounts, captcha and SMS codes, sessions, rights. Every command takes an `Acting`. */
export { appointOfficer, isAppointed } from './account/appoint-officer.ts'
export { logIn } from './account/log-in.ts'
export { newAccount } from './account/new-account.ts'
export { officerRoles } from './account/officer-roles.ts'
export { officersIn } from './account/officers-in.ts'
export { ownMobile } from './account/own-mobile.ts'
export type {
  Acting,
  Member,
  OfficerActor,
  OperatorActor,
  Origin,
  PersonActor,
  SystemActor,
  Visitor,
  Who,
} from './acting.ts'
export { captchaAnswer } from './captcha/captcha-answer.ts'
export { captchaLives } from './captcha/captcha-lives.ts'
export { drawCaptcha } from './captcha/draw-captcha.ts'
export { issueCaptcha } from './captcha/issue-captcha.ts'
export { type CaptchaGiven, passCaptcha } from './captcha/pass-captcha.ts'
export { speakCaptcha } from './captcha/speak-captcha.ts'
export { bindCertificate } from './certificate/bind-certificate.ts'
export { certificateStates, mayRegisterCertificates } from './certificate/certificate.ts'
export { certificatesOf, type RegisteredCertificate } from './certificate/certificates-of.ts'
export { checkUnitCertificate, type UnitCertificate } from './certificate/check-unit-certificate.ts'
export { issueChallenge } from './certificate/issue-challenge.ts'
export { type CertificateLogin, logInByCertificate } from './certificate/log-in-by-certificate.ts'
export { replaceCertificate } from './certificate/replace-certificate.ts'
export { reportLost } from './certificate/report-lost.ts'
export { unbindCertificate } from './certificate/unbind-certificate.ts'
export { command, commandAsHall, query, queryAsHall, scopeOf } from './command.ts'
export { limit } from './limits.ts'
export { addPasskey } from './passkey/add-passkey.ts'
export { askForPasskey, logInByPasskey } from './passkey/log-in-by-passkey.ts'
export { offerPasskey, passkeyOffer } from './passkey/offer-passkey.ts'
export { type Passkey, passkeysOf } from './passkey/passkeys-of.ts'
export { noPasskeysHere, relyingPartyOf } from './passkey/relying-party.ts'
export { removePasskey } from './passkey/remove-passkey.ts'
export { renamePasskey } from './passkey/rename-passkey.ts'
export { changePassword } from './password/change-password.ts'
export { hashPassword } from './password/hash-password.ts'
export { resetPassword, sendResetCode } from './password/reset-password.ts'
export { identityAddress, provedPerson, proveIdentity } from './provider/prove-identity.ts'
export { demoProvider, simulatedPath } from './provider/provider-of.ts'
export { recordMobileAtCounter } from './registration/record-mobile-at-counter.ts'
export { notInsured, registerPerson, registrationMobile } from './registration/register-person.ts'
export { sealedIdentity } from './sealed.ts'
export type { Inside } from './second-factor/complete-login.ts'
export { enrollingMember } from './second-factor/enrolling-member.ts'
export { type OfficerBelow, officersBelow } from './second-factor/officers-below.ts'
export { passSecondStep, type SecondProof } from './second-factor/pass-second-step.ts'
export type { FreshProof } from './second-factor/prove-again.ts'
export { type RecentChange, recentChanges } from './second-factor/recent-changes.ts'
export {
  forgetRecoveryCodes,
  freshRecoveryCodes,
  recoveryCodesLeft,
  renewRecoveryCodes,
} from './second-factor/recovery-codes.ts'
export { resetAtCounter } from './second-factor/reset-at-counter.ts'
export { resetSecondFactor, resetSecondFactorOf } from './second-factor/reset-second-factor.ts'
export { type SecondStep, secondStep } from './second-factor/second-step.ts'
export type { Entrance } from './second-factor/start-session-or-challenge.ts'
export { endSession } from './session/end-session.ts'
export { type FoundSession, findSession } from './session/find-session.ts'
export { parkForm } from './session/park-form.ts'
export { type OpenSession, sessionsOf } from './session/sessions-of.ts'
export { takeParkedForm } from './session/take-parked-form.ts'
export { checkCode, type RightCode } from './sms-code/check-code.ts'
export { consumeCode } from './sms-code/consume-code.ts'
export { codeInterval, issueCode, sendCode } from './sms-code/send-code.ts'
export { useCode } from './sms-code/use-code.ts'
export { sweepIdentity } from './sweep.ts'
export type { OfficerRole, SmsPurpose } from './tables.ts'
export { bindTimeCode } from './time-code/bind-time-code.ts'
export { offerTimeCode } from './time-code/offer-time-code.ts'
export { offeredTimeCode } from './time-code/offered-time-code.ts'
export { removeTimeCode } from './time-code/remove-time-code.ts'
export { type BoundTimeCode, timeCodeOf } from './time-code/time-code-of.ts'
export { isOpen } from './unit/is-open.ts'
export { knownMobiles } from './unit/known-mobiles.ts'
export { logInOperator } from './unit/log-in-operator.ts'
export { logInOperatorByCode, sendOperatorCode } from './unit/log-in-operator-by-code.ts'
export { openUnit } from './unit/open-unit.ts'
export { type Operator, operatorsOf } from './unit/operators-of.ts'
export { type Recognised, recogniseUnit } from './unit/recognise-unit.ts'
export { registerAdministrator } from './unit/register-administrator.ts'
export { confirmContact } from './unit-registration/confirm-contact.ts'
export { decideFreeze } from './unit-registration/decide-freeze.ts'
export { isFrozen } from './unit-registration/freeze.ts'
export {
  countFreezes,
  type Freeze,
  type FreezeFile,
  freezeFile,
  freezes,
} from './unit-registration/freezes.ts'
export { type MoneyDoubt, moneyDoubt } from './unit-registration/money-doubt.ts'
export { objectToRegistration } from './unit-registration/object-to-registration.ts'
export { mayDecideRegistrations, officersUnit } from './unit-registration/officers-unit.ts'
export { type RegistrationEvent, registrationEvents } from './unit-registration/registration-event.ts'
export { type RegistrationNotice, registrationNotice } from './unit-registration/registration-notice.ts'
export type { RegistrationKind } from './unit-registration/tables.ts'
export { tellRegistration } from './unit-registration/tell-registration.ts'
