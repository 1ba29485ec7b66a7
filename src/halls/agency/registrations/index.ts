import { contactPage } from './contact.page.tsx'
import { contactsPage } from './contacts.page.tsx'
import { freezePage } from './freeze.page.tsx'
import { freezesPage } from './freezes.page.tsx'
import { personMobilesPage } from './person-mobiles.page.tsx'

/** 单位联系人信息确认, 注册异议处理, 个人手机号登记 */
export const registrationPages = [contactsPage, contactPage, freezesPage, freezePage, personMobilesPage]
