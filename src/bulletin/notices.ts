import type { ColumnType, Generated } from 'kysely'
import { type Acting, command, type OfficerActor, officerRoles, query } from '#identity'
import { type Db, refuse, type Tx } from '#platform'
import { agencyOf } from '#registry'

type BulletinTables = {
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
const bulletin = (db: Db | Tx) => db.withTables<BulletinTables>()

/** 通知公告 or 资料下载. */
export type NoticeKind = 'notice' | 'download'

/** Something published for everybody, with a file if it is there to be downloaded. */
export interface PublishedNotice {
  readonly noticeNo: number
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly office: string
  readonly publishedAt: Date
  readonly file?: { readonly sha256: string; readonly type: string; readonly name: string }
}

/** The newest of a kind first. */
export async function notices(acting: Acting, kind: NoticeKind, most = 100): Promise<PublishedNotice[]> {
  const rows = await query(acting, tx => current(tx).where('kind', '=', kind).limit(most).execute())
  return rows.map(noticeOf)
}

/** @throws Refusal 'not-found'. */
export async function getNotice(acting: Acting, number: string): Promise<PublishedNotice> {
  const noticeNo = /^\d{1,15}$/.test(number) ? Number(number) : 0
  const row = await query(acting, tx => current(tx).where('notice_no', '=', noticeNo).executeTakeFirst())
  return row ? noticeOf(row) : refuse('not-found', '没有这条公告，可能已经撤下。')
}

export interface NewNotice {
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly file?: { readonly name: string; readonly stream: NodeJS.ReadableStream }
}

/** Publishes in the name of the officer's agency. @throws Refusal when title, text or file are missing or wrong. */
export async function publish(acting: Acting<OfficerActor>, notice: NewNotice): Promise<number> {
  const title = notice.title.trim()
  if (title.length < 4 || title.length > 100) refuse('invalid', '标题应为 4 到 100 个字。', 'title')
  if (notice.body.trim().length < 5) refuse('invalid', '请填写正文。', 'body')
  if (notice.body.length > 20_000) refuse('invalid', '正文不能超过 20000 个字。', 'body')
  if (notice.kind === 'download' && !notice.file) refuse('invalid', '请选择供下载的文件。', 'file')
  const stored = notice.file && (await acting.house.files.take(notice.file.stream))
  return await command(acting, async tx => {
    const { agencyName } = await agencyOf(tx, acting.who.areaCode)
    const row = await bulletin(tx)
      .insertInto('bulletin.notice')
      .values({
        kind: notice.kind,
        title,
        body: notice.body.trim(),
        file_sha256: stored?.sha256 ?? null,
        file_type: stored?.mediaType ?? null,
        file_name: notice.file?.name.slice(-100) ?? null,
        office: `${agencyName}（${officerRoles[acting.who.role]}）`,
        published_by: acting.who.accountNo,
        published_at: acting.at,
      })
      .returning('notice_no')
      .executeTakeFirstOrThrow()
    return row.notice_no
  })
}

/** Takes a notice down; it stays on record. @throws Refusal when it is another officer's. */
export async function withdrawNotice(acting: Acting<OfficerActor>, noticeNo: number): Promise<void> {
  const done = await command(acting, tx =>
    bulletin(tx)
      .updateTable('bulletin.notice')
      .set({ withdrawn_at: acting.at })
      .where('notice_no', '=', noticeNo)
      .where('published_by', '=', acting.who.accountNo)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst(),
  )
  if (done.numUpdatedRows !== 1n) refuse('forbidden', '只能撤下自己发布的公告。')
}

const current = (tx: Tx) =>
  bulletin(tx)
    .selectFrom('bulletin.notice')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('notice_no', 'desc')

type NoticeRow = Awaited<ReturnType<ReturnType<typeof current>['execute']>>[number]

function noticeOf(row: NoticeRow): PublishedNotice {
  const { file_sha256: sha256, file_type: type, file_name: name } = row
  return {
    noticeNo: row.notice_no,
    kind: row.kind,
    title: row.title,
    body: row.body,
    office: row.office,
    publishedAt: row.published_at,
    ...(sha256 && type && name ? { file: { sha256, type, name } } : {}),
  }
}
