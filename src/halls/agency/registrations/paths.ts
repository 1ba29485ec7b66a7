/** 单位联系人信息确认 of one unit */
export const contactPath = (unitNo: string) => `/agency/unit-contacts/${unitNo}`

/** 注册异议处理 of one unit */
export const freezePath = (unitNo: string) => `/agency/registration-objections/${unitNo}`
