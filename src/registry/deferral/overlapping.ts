import type { Deferral } from './deferral.ts'

type Months = Pick<Deferral, 'insurance' | 'fromMonth' | 'toMonth'>

/** Those deferrals that share a month of the same insurance with these months. */
export const overlapping = <One extends Months>(deferrals: readonly One[], of: Months): readonly One[] =>
  deferrals.filter(
    one => one.insurance === of.insurance && one.fromMonth <= of.toMonth && of.fromMonth <= one.toMonth,
  )
