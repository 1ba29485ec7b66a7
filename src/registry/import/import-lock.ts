/** The advisory lock of imports: concurrent imports would block on each other's units. */
export const importLock = 7_004_301
