/** Where the QR code of 手机扫码上传 leads; the token stands in the path and nowhere else. */
export const phonePath = (token: string) => `/phone/${token}`
