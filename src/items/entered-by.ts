import type { RowKey } from '#casework'

/** The name under which a row of a declaration enters something into the register, and is undone. */
export const enteredBy = ({ declarationId, rowNo }: RowKey): string => `${declarationId}/${rowNo}`
