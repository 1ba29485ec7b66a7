import { type Expression, type RawBuilder, sql } from 'kysely'

/** The state of a stored file that is not readable and counts for no submission. */
export type FileState =
  | 'ready'
  /** 处理中: it is being judged */
  | 'judging'
  /** 待查毒, or found infected */
  | 'quarantined'
  /** 退回 */
  | 'refused'

/** The state of the file with this hash, as an expression for a query that lists files. */
export const fileState = (sha256: Expression<string>): RawBuilder<FileState> => sql<FileState>`coalesce((
  select case when f.judgment = 'refused' then 'refused' when f.scan = 'found' then 'quarantined'
    when f.judgment = 'waiting' then 'judging' when f.scan = 'waiting' then 'quarantined' end
  from platform.stored_file f where f.sha256 = ${sha256}), 'ready')`

/** Why the file with this hash was refused; null unless it was. */
export const fileRefusal = (sha256: Expression<string>): RawBuilder<string | null> => sql<string | null>`(
  select f.refusal from platform.stored_file f where f.sha256 = ${sha256} and f.judgment = 'refused')`
