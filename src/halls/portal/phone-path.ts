/** The address in the QR code of 手机扫码上传; the token appears only in the path. */
export const phonePath = (token: string) => `/phone/${token}`
