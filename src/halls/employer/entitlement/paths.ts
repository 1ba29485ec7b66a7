/** Addresses around 我能享受多少; written nowhere else. */
export const entitlementPaths = {
  page: '/employer/entitlement',
  letter: '/employer/entitlement/letter',
  whatIf: '/employer/entitlement/what-if',
  layoffs: '/employer/entitlement/layoffs',
}
