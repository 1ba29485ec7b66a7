import { followedObjectionPage } from './followed-objection.page.tsx'
import { listPage } from './list.page.tsx'
import { listsPage } from './lists.page.tsx'
import { objectionPage } from './objection.page.tsx'
import { objectionSearchPage } from './objection-search.page.tsx'

/** 门户 › 公示公告 */
export const publicityPages = [listsPage, listPage, objectionPage, objectionSearchPage, followedObjectionPage]
