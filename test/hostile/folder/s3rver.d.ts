/** The little of s3rver that the tests use; the package brings no types. */
declare module 's3rver' {
  interface Settings {
    readonly port: number
    readonly address: string
    readonly silent: boolean
    readonly directory: string
    readonly configureBuckets: readonly { readonly name: string }[]
  }
  export default class S3rver {
    constructor(settings: Settings)
    run(): Promise<{ readonly port: number }>
    close(): Promise<void>
  }
}
