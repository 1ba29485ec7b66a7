import type { RegistrationKind } from '#identity'

/** What of a unit's registration was done, as screens show it. */
export const registrationKinds: Readonly<Record<RegistrationKind, string>> = {
  code: '维护统一社会信用代码和授权经办人',
  opening: '开通单位网上服务',
  administrator: '注册单位网厅管理员',
}
