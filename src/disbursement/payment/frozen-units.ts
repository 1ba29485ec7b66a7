/** Why the money of these units (by name) waits, for the officer: their registration is frozen or revoked. */
export const frozenUnits = (names: readonly string[]): string =>
  `${names.slice(0, 5).join('、')}${names.length > 5 ? `等 ${names.length} 个单位` : ''}的网上服务注册已冻结或撤销，不能拨付；冻结的须先处理。`
