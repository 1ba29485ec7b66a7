/** Mutants that no test can kill, by name, with why they change nothing that can be seen. */
export const equivalents: ReadonlyMap<string, string> = new Map([
  [
    'src/platform/chinese-amount.ts: for (let place = 3; place >= 0; place -= 1) { [20: 3 → 4]',
    'a group has four digits: a fifth is 0, and zeros in front are not written',
  ],
])
