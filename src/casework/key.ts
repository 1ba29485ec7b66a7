/** Identifies a declaration. */
export interface Key {
  readonly unitNo: string
  readonly declarationId: string
}

/** The columns that every row below a declaration begins with: which one, and whose, for row-level security. */
export interface Owned {
  readonly unit_no: string
  readonly declaration_id: string
  readonly area_code: string
  readonly applicant_no: number
}
