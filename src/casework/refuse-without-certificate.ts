import type { Acting, Member } from '#identity'
import { refuse } from '#platform'
import type { Item } from './item.ts'

/** After 免数字证书登陆 a unit may file only the items that allow it. @throws Refusal */
export function refuseWithoutCertificate({ who }: Acting<Member>, item: Item): void {
  if (item.withoutCertificate || who.kind !== 'operator' || who.certificate) return
  refuse('forbidden', `“${item.name}”需使用数字证书登录后办理，或到参保地社会保险经办机构窗口办理。`)
}
