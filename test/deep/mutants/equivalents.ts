/** Mutants that no test can kill, by name, with why they change nothing that can be seen. */
export const equivalents: ReadonlyMap<string, string> = new Map([
  [
    'src/platform/chinese-amount.ts: for (let place = 3; place >= 0; place -= 1) { [20: 3 → 4]',
    'a group has four digits: a fifth is 0, and zeros in front are not written',
  ],
  [
    'src/platform/chinese-amount.ts: for (let place = 3; place >= 0; place -= 1) { [32: 0 → -1]',
    'the place after the last is 0, which is not written',
  ],
  [
    'src/platform/chinese-amount.ts: for (let group = groups.length - 1; group >= 0; group -= 1) { [34: - → +]',
    'the groups in front are 0, which are not written',
  ],
  [
    'src/platform/chinese-amount.ts: for (let group = groups.length - 1; group >= 0; group -= 1) { [36: 1 → 0]',
    'the group in front is 0, which is not written',
  ],
  [
    'src/platform/chinese-amount.ts: for (let group = groups.length - 1; group >= 0; group -= 1) { [48: 0 → -1]',
    'the group after the last is 0, which is not written',
  ],
  [
    'src/platform/chinese-amount.ts: let gap = false [13: false → true]',
    'used only after the first group, which sets it',
  ],
  [
    'src/platform/chinese-amount.ts: let before = 1 [16: 1 → 0]',
    'used only after the first group, which sets it',
  ],
  [
    'src/disbursement/payment/allocate-budget.ts: if (totalFen <= ceilingFen) return lines.map(line => ({ line, grantedFen: line.amountFen })) [16: <= → <]',
    'a total of exactly the ceiling gives each claim its whole amount by ratio too',
  ],
  [
    'src/platform/chinese-amount.ts: let before = 1 [16: 1 → 2]',
    'used only after the first group, which sets it',
  ],
  [
    'src/entitlement/layoff-rate.ts: if (december >= january || headcountSum === 0) return none [16: >= → >]',
    'without a fall nobody counts, and none of the headcount is 0 as well',
  ],
  [
    'src/entitlement/layoff-rate.ts: rate.numerator * least.denominator < least.numerator * rate.denominator ? rate : least, [40: < → <=]',
    'of equal rates either is the lowest',
  ],
  [
    "src/entitlement/how-departure-counts.ts: return found.find(one => one.counts) ?? found[0] ?? { counts: false, why: '' } [65: false → true]",
    'a policy names at least one formula, so there is a first',
  ],
])
