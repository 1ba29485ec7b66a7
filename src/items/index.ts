/** 事项: the catalogue, one line each, in the order of the menus. */
import { catalogueOf } from '#casework'
import { contributionDeferral } from './contribution-deferral/item.ts'
import { creditCodeMaintenance } from './credit-code-maintenance/item.ts'
import { dataCorrection } from './data-correction/item.ts'
import { emergencyRefund } from './emergency-refund/item.ts'
import { resultObjection } from './result-objection/item.ts'
import { stableEmploymentRefund } from './stable-employment-refund/item.ts'

/** Everything that can be declared. */
export const catalogue = catalogueOf([
  creditCodeMaintenance,
  stableEmploymentRefund,
  emergencyRefund,
  contributionDeferral,
  dataCorrection,
  resultObjection,
])
