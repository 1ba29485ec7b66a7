/** The advisory lock of imports: two at once would wait for each other's units. */
export const importLock = 7_004_301
