/** 事项: the catalogue, one line per item, in menu order. */
import { catalogueOf } from '#casework'
import { contributionDeferral } from './contribution-deferral/item.ts'
import { creditCodeMaintenance } from './credit-code-maintenance/item.ts'
import { dataCorrection } from './data-correction/item.ts'
import { emergencyRefund } from './emergency-refund/item.ts'
import { employmentObjection } from './employment-objection/item.ts'
import { resultObjection } from './result-objection/item.ts'
import { stableEmploymentRefund } from './stable-employment-refund/item.ts'
import { staffAddition } from './staff-addition/item.ts'
import { staffReduction } from './staff-reduction/item.ts'

/** All items that can be filed. */
export const catalogue = catalogueOf([
  creditCodeMaintenance,
  employmentObjection,
  stableEmploymentRefund,
  emergencyRefund,
  contributionDeferral,
  staffAddition,
  staffReduction,
  dataCorrection,
  resultObjection,
])
