import type { Catalogue, Item } from '#casework'
import type { Who } from '#identity'

/** Why an entry is closed, in the manual's words for 免数字证书登陆. */
export function whyClosed(who: Who, catalogue: Catalogue): { readonly short: string; readonly long: string } {
  if (who.kind === 'operator' && who.certificate) {
    return {
      short: '暂未开放',
      long: '您使用的是数字证书登录，可办理全部已开通的业务。此项业务尚未在网厅开通，请到参保地社会保险经办机构窗口办理。',
    }
  }
  const open = [...catalogue.values()].filter(item => item.hall === 'employer' && item.withoutCertificate)
  return {
    short: '需数字证书登录',
    long: `您使用的是免数字证书登录，仅可办理${open.map(businessName).join('、')}。其他业务请使用数字证书登录，或到参保地社会保险经办机构窗口办理。`,
  }
}

const businessName = (item: Item): string => item.words.business ?? item.name
