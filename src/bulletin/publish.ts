import { type Acting, type OfficerActor, officerRoles } from '#identity'
import { refuse, type Tx } from '#platform'
import { agencyOf } from '#registry'
import { bulletin, type NoticeKind } from './tables.ts'

export interface NewNotice {
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly file?: { readonly name: string; readonly stream: NodeJS.ReadableStream }
}

/** Publishes in the name of the officer's agency. @throws Refusal if title, text or file is missing or wrong. */
export async function publish(tx: Tx, acting: Acting<OfficerActor>, notice: NewNotice): Promise<number> {
  const title = notice.title.trim()
  if (title.length < 4 || title.length > 100) refuse('invalid', '标题应为 4 到 100 个字。', 'title')
  if (notice.body.trim().length < 5) refuse('invalid', '请填写正文。', 'body')
  if (notice.body.length > 20_000) refuse('invalid', '正文不能超过 20000 个字。', 'body')
  if (notice.kind === 'download' && !notice.file) refuse('invalid', '请选择供下载的文件。', 'file')
  const stored = notice.file && (await acting.runtime.files.take(notice.file.stream))
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
}
