/** 拨付: publicity, payment batches, bank files out and back, returned money, recovery. Brings two steps of a case. */

export {}
