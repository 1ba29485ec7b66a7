import { z } from 'zod'
import { type Acting, type OfficerActor, officerRoles } from '#identity'
import { readFormWith, refuse, type Tx } from '#platform'
import { agencyOf, typedWords } from '#registry'
import { bulletin, type NoticeKind } from './tables.ts'

export interface NewNotice {
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly file?: { readonly name: string; readonly stream: NodeJS.ReadableStream }
}

const lengths = '标题应为 4 到 100 个字。'

const form = z.object({
  title: typedWords({ least: 4, most: 100, missing: lengths, long: lengths }),
  body: typedWords({ least: 5, most: 20_000, missing: '请填写正文。', long: '正文不能超过 20000 个字。' }),
})

/** Publishes in the name of the officer's agency. @throws Refusal if title, text or file is missing or wrong. */
export async function publish(tx: Tx, acting: Acting<OfficerActor>, notice: NewNotice): Promise<number> {
  const { title, body } = await readFormWith(
    form,
    { title: notice.title, body: notice.body },
    () => notice.kind === 'notice' || notice.file || refuse('invalid', '请选择供下载的文件。', 'file'),
  )
  const stored = notice.file && (await acting.runtime.files.take(notice.file.stream))
  const { agencyName } = await agencyOf(tx, acting.who.areaCode)
  const row = await bulletin(tx)
    .insertInto('bulletin.notice')
    .values({
      kind: notice.kind,
      title,
      body,
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
