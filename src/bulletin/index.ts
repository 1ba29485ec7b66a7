/** 通知公告 and 资料下载: public notices and downloads published by officers. */

export { filesOfNotices } from './files-of-notices.ts'
export { getNotice } from './get-notice.ts'
export { newestNotices, notices } from './notices.ts'
export { type NewNotice, publish } from './publish.ts'
export type { PublishedNotice } from './published-notice.ts'
export type { NoticeKind } from './tables.ts'
export { withdrawNotice } from './withdraw-notice.ts'
