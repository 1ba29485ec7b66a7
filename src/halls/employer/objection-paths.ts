/** Addresses of 职工异议; the only place they are defined. */
export const objectionPaths = {
  one: (id: string) => `/employer/objections/${encodeURIComponent(id)}`,
}
