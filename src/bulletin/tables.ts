import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'

export type BulletinTables = {
  'bulletin.notice': {
    notice_no: Generated<number>
    kind: NoticeKind
    title: string
    body: string
    file_sha256: string | null
    file_type: string | null
    file_name: string | null
    office: string
    published_by: number | null
    published_at: Date
    withdrawn_at: ColumnType<Date | null, null | undefined, Date | null>
  }
}

export const bulletin = (db: Db | Tx) => db.withTables<BulletinTables>()

/** 通知公告 or 资料下载. */
export type NoticeKind = 'notice' | 'download'
