/** The registers: areas, agencies, units, insured people and contributions; codes and their check rules; imports. */

export { agencyOf } from './agency-of.ts'
export { annulCreditCodes } from './annul-credit-codes.ts'
export { type Area, areas } from './areas.ts'
export { type LateFee, lateFee } from './bill/late/late-fee.ts'
export { type LateQuestion, settleLate } from './bill/late/settle-late.ts'
export type { LateBill, LateLine } from './bill/late/write-late.ts'
export { monthAfter, monthOf } from './bill/months.ts'
export { openMonth } from './bill/open-month.ts'
export { anyUnpaid, type Collecting } from './bill/payable/any-unpaid.ts'
export { type UnpaidContribution, unpaidContributions } from './bill/payable/unpaid-contributions.ts'
export { type UnpaidBill, type UnpaidShare, unpaidBills, unpaidShares } from './bill/payable/unpaid-shares.ts'
export {
  type BillPeopleQuestion,
  type BillShare,
  billPeople,
  countBillPeople,
} from './bill/questions/bill-people.ts'
export { type BillSummary, bills, countBills } from './bill/questions/bills.ts'
export { expectedBill } from './bill/questions/expected-bill.ts'
export { type Bill, type BillLine, getBill } from './bill/questions/get-bill.ts'
export {
  type ContributionRules,
  contributionRules,
  hallDefault,
  type InsuranceRate,
  rulesFiles,
} from './bill/rules/contribution-rules.ts'
export { dueOn } from './bill/rules/due-on.ts'
export { isWithinWindow } from './bill/rules/is-within-window.ts'
export { type MonthWindow, windowOf } from './bill/rules/window-of.ts'
export { settleMonths } from './bill/settle/settle-months.ts'
export { waitingMonths } from './bill/settle/waiting-months.ts'
export { changeUnitContact } from './change-unit-contact.ts'
export { bankCodeFault, corporateAccountFault, normaliseAccountNo } from './codes/bank.ts'
export { beginningReasons } from './codes/beginning-reasons.ts'
export { creditCodeFault, normaliseCreditCode } from './codes/credit-code.ts'
export { birthDateOf, idCheck, idNoFault } from './codes/id-no.ts'
export { type Insurance, insurances } from './codes/insurances.ts'
export { maskAccountNo, maskIdNo, maskMobile, maskName } from './codes/mask.ts'
export { mobileFault } from './codes/mobile-fault.ts'
export { normaliseName, sameName } from './codes/name.ts'
export { reductionName, reductionReasons } from './codes/reduction-reasons.ts'
export { unitSizes, unitTypes } from './codes/unit-types.ts'
export { type ContributionFigures, contributionFigures } from './contribution-figures.ts'
export { type ContributionMonth, contributionMonths } from './contribution-months.ts'
export { countUnits } from './count-units.ts'
export { countUnverified } from './count-unverified.ts'
export { type CreditCodeChanges, creditCodeChanges } from './credit-code-changes.ts'
export { dataVersion } from './data-version.ts'
export type { Deferral } from './deferral/deferral.ts'
export { deferralsOf } from './deferral/deferrals-of.ts'
export { endDeferral } from './deferral/end-deferral.ts'
export { grantDeferral, type NewDeferral } from './deferral/grant-deferral.ts'
export { overlapping } from './deferral/overlapping.ts'
export { type DeferralPlan, deferralPlans, stillOwed } from './deferral/plan/deferral-plans.ts'
export type { DeferredMonth } from './deferral/plan/deferred-months.ts'
export type { Instalment } from './deferral/plan/plan-instalments.ts'
export {
  type DeferralPolicy,
  type DeferralRound,
  deferralFiles,
  deferralGrounds,
  deferralPolicy,
  type Sourced,
} from './deferral/policy/deferral-policy.ts'
export { remindOfInstalments } from './deferral/remind/remind-of-instalments.ts'
export {
  type Departure,
  type DepartureCountLine,
  departureCounts,
  departures,
} from './departures.ts'
export { countStaff } from './employment/count-staff.ts'
export { employmentKey, unitInKey } from './employment/employment-key.ts'
export { type Entry, employmentsOf, type OwnEmployment } from './employment/employments-of.ts'
export { type EndedEmployment, endEmployments } from './employment/end-employments.ts'
export type { Entering } from './employment/entering.ts'
export type { EntrySource } from './employment/entry-source.ts'
export { isBilled } from './employment/is-billed.ts'
export { type NewEmployment, openEmployments } from './employment/open-employments.ts'
export type { StaffQuestion } from './employment/staff-numbers.ts'
export { type StaffMember, staffOf } from './employment/staff-of.ts'
export { type Standing, standings } from './employment/standings.ts'
export { undoEndings } from './employment/undo-endings.ts'
export { type Entered, undoOpenings } from './employment/undo-openings.ts'
export { cleanCode, cleanNumber } from './fields/clean-code.ts'
export { cleanText } from './fields/clean-text.ts'
export { type FieldKindName, fieldKinds } from './fields/field-kinds.ts'
export { typed, typedIfAny } from './fields/typed.ts'
export { typedCount } from './fields/typed-count.ts'
export { typedName, typedWords } from './fields/typed-words.ts'
export { findPersonByIdNo } from './find-person-by-id-no.ts'
export { findUnitByCreditCode } from './find-unit-by-credit-code.ts'
export { continueImports } from './import/continue-imports.ts'
export type { Import } from './import/import.ts'
export { type ImportProgress, type ImportReport, importFile } from './import/import-file.ts'
export { importErrors, imports } from './import/imports.ts'
export { type ImportKind, importColumns, importKinds } from './import/kinds.ts'
export { mayImport, orderImport, uploadKinds } from './import/order-import.ts'
export { mostSheetBytes, readSheet } from './import/read-sheet.ts'
export { sweepImports } from './import/sweep-imports.ts'
export { waitingImports } from './import/waiting-imports.ts'
export { insuredPersons } from './insured-persons.ts'
export { isInArrears } from './is-in-arrears.ts'
export { lockUnit } from './lock-unit.ts'
export { type CreditCodeMaintenance, maintainCreditCode } from './maintain-credit-code.ts'
export { mobileChanges, type RecordedMobileChange } from './mobile-changes.ts'
export { getPerson, type Person } from './person.ts'
export { type MobileChange, recordMobile } from './record-mobile.ts'
export { type RecordedContact, recordedContact } from './recorded-contact.ts'
export { sealedRegistry } from './sealed.ts'
export { type Agency, searchAgencies } from './search-agencies.ts'
export { undoCreditCode } from './undo-credit-code.ts'
export { getUnit, type Unit } from './unit.ts'
export {
  type MaintainedContact,
  type UnitContact,
  unitContact,
} from './unit-contact.ts'
export { unitWithContact } from './unit-with-contact.ts'
export { unverifiedContacts } from './unverified-contacts.ts'
export { contactVersion, verifyContact } from './verify-contact.ts'
export { getYearFacts } from './year-facts/get-year-facts.ts'
export { streamYearFacts } from './year-facts/stream-year-facts.ts'
export type { YearFacts, YearFactsQuestion } from './year-facts/year-facts.ts'
export { monthBefore } from './year-facts/year-facts-sql.ts'
