/** Who exists: areas, agencies, units, insured people, what they paid; codes and their check rules; imports. */
export { type Area, agencyOf, areas } from './area.ts'
export { bankCodeFault, corporateAccountFault, normaliseAccountNo } from './codes/bank.ts'
export { mobileFault } from './codes/contact.ts'
export { creditCodeFault, normaliseCreditCode } from './codes/credit-code.ts'
export { idNoFault } from './codes/id-no.ts'
export { maskAccountNo, maskIdNo, maskMobile, maskName } from './codes/mask.ts'
export { normaliseName, sameName } from './codes/name.ts'
export { type ContributionFigures, contributionFigures } from './contribution-figures.ts'
export { type ImportKind, type ImportReport, importFile, importKinds } from './import/import-file.ts'
export {
  type CreditCodeMaintenance,
  creditCodeChanges,
  maintainCreditCode,
  undoCreditCode,
} from './maintain-credit-code.ts'
export { findPersonByIdNo, getPerson, type Person } from './person.ts'
export { type Agency, searchAgencies } from './search-agencies.ts'
export { findUnitByCreditCode, getUnit, lockUnit, type Unit } from './unit.ts'
export { type UnitContact, unitContact } from './unit-contact.ts'
