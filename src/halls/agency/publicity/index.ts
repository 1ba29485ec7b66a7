import { deskPage } from './desk.page.tsx'
import { heldPage } from './held.page.tsx'
import { listPage } from './list.page.tsx'
import { objectionPage } from './objection.page.tsx'
import { objectionsPage } from './objections.page.tsx'

/** 经办端 › 公示管理 */
export const publicityPages = [deskPage, listPage, heldPage, objectionsPage, objectionPage]
