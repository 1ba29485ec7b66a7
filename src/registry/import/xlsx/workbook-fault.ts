/** Why a workbook cannot be read, in words for the person who brings it. */
export class WorkbookFault extends Error {}

export const damaged = '这个 .xlsx 文件已损坏或没有传完整，请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再上传'
