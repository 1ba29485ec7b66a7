/** Addresses around 我能享受多少; the only place they are defined. */
export const entitlementPaths = {
  page: '/employer/entitlement',
  letter: '/employer/entitlement/letter',
  whatIf: '/employer/entitlement/what-if',
  layoffs: '/employer/entitlement/layoffs',
}
