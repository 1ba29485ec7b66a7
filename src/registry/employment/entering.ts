/** Who enters something about a unit's employments, and when: apart from the month it takes effect. */
export interface Entering {
  readonly unitNo: string
  /** the business day, YYYY-MM-DD */
  readonly on: string
  /** the declaration */
  readonly by: string
}
