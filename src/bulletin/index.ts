/** 通知公告 and 资料下载: what officers publish for everybody. */
export {
  getNotice,
  type NewNotice,
  type NoticeKind,
  notices,
  type PublishedNotice,
  publish,
  withdrawNotice,
} from './notices.ts'
