/** U+E815 to E864, which GBK systems used for characters that Unicode has today. */
export const formerPrivateUse = /[\ue815-\ue864]/g
