/** Whose employments are changed, and when it is entered: apart from the month it takes effect. */
export interface Entering {
  readonly unitNo: string
  /** the business day, YYYY-MM-DD */
  readonly on: string
}
