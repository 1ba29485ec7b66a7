/** Size of the connection pool of a process, and so the number of concurrent transactions. */
export const connections = 10
