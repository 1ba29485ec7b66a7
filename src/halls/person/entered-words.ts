import { type Entry, type EntrySource, monthAfter, monthOf, type OwnEmployment } from '#registry'

const sources: Readonly<Record<EntrySource, string>> = {
  unit: '单位申报',
  import: '数据导入',
  officer: '经办机构更正',
}

/** When and by whom an employment was entered and ended; in later months than it says, in words. */
export function enteredWords({ fromMonth, toMonth, entered, end }: OwnEmployment): {
  readonly began: string
  readonly ended: string | undefined
} {
  return {
    began: words(entered, fromMonth),
    ended: end && words(end, toMonth === null ? fromMonth : monthAfter(toMonth)),
  }
}

/** Only a declaration is late: an import says what was declared elsewhere before. */
function words({ on, source }: Entry, month: string): string {
  const said = `${on} ${sources[source]}`
  return source === 'unit' && monthOf(on) > month ? `${said}（补报：晚于 ${month}）` : said
}
