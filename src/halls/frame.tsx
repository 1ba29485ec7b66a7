import type { ComponentChildren } from 'preact'
import { officerRoles } from '#identity'
import { mayImport } from '#registry'
import { Form, Layout, type NavLink, Notice } from '#ui'
import { type Look, PageContent } from './page-content.tsx'
import { hallOf } from './serving/hall-of.ts'
import type { HallName, Visit } from './serving/visit.ts'

const platformName = '河南省社会保障网上服务平台'
const hallNames: Readonly<Record<HallName, string | undefined>> = {
  portal: undefined,
  person: '个人网厅',
  employer: '单位网厅',
  agency: '经办端',
}
const menus: Readonly<Record<HallName, readonly NavLink[]>> = {
  portal: [],
  person: [
    { href: '/person', text: '首页' },
    { href: '/person/business', text: '业务申报' },
    { href: '/person/employments', text: '参保变动' },
    { href: '/person/progress', text: '业务办理进度查询' },
  ],
  employer: [
    { href: '/employer', text: '首页' },
    { href: '/employer/business', text: '单位业务' },
    { href: '/employer/staff', text: '在职人员业务' },
    { href: '/employer/retired', text: '退休人员业务' },
    { href: '/employer/documents', text: '查询打印' },
    { href: '/employer/progress', text: '办理进度查询' },
    { href: '/employer/payments', text: '资金到账' },
    { href: '/employer/use-ledger', text: '资金使用台账' },
  ],
  agency: [
    { href: '/agency', text: '业务受理' },
    { href: '/agency/publicity', text: '公示管理' },
    { href: '/agency/runs', text: '年度计算' },
    { href: '/agency/policies', text: '政策发布' },
    { href: '/agency/payments', text: '资金拨付' },
    { href: '/agency/recoveries', text: '资金追回' },
    { href: '/agency/books', text: '资金账目' },
    { href: '/agency/certificates', text: '办理CA登记' },
    { href: '/agency/unit-contacts', text: '单位联系人信息确认' },
    { href: '/agency/registration-objections', text: '注册异议处理' },
    { href: '/agency/person-mobiles', text: '个人手机号登记' },
    { href: '/agency/imports', text: '数据导入' },
    { href: '/agency/dashboard', text: '统计看板' },
    { href: '/agency/exports', text: '我的导出' },
    { href: '/agency/bulletin', text: '公告发布' },
    { href: '/agency/what-if', text: '享受资格试算' },
  ],
}

export interface TrailStep {
  readonly href: string
  readonly text: string
}

interface FrameProps {
  readonly visit: Visit
  readonly title: string
  /** the h1, where it is not the title */
  readonly heading?: ComponentChildren
  /** breadcrumbs between the hall's home and this page */
  readonly trail?: readonly TrailStep[]
  readonly look?: Look
  readonly children: ComponentChildren
}

/**
 * The skeleton of a hall's pages: name, menu if logged in, breadcrumbs, success message, heading and error summary,
 * around the content.
 */
export function Frame({ visit, title, heading = title, trail = [], look = 'page', children }: FrameProps) {
  const hall = hallOf(visit.path)
  const home = hall === 'portal' ? '/' : `/${hall}`
  const member = visit.acting.who.kind !== 'visitor'
  const shut = mayImport(visit.acting.who) ? '' : '/agency/imports'
  const links = menus[hall]
    .filter(link => link.href !== shut)
    .map(link => ({ ...link, current: link.href === visit.path }))
  const atHome = visit.path === home
  const name = hallNames[hall]
  return (
    <Layout
      title={title}
      platformName={platformName}
      home="/"
      testMark={visit.acting.runtime.config.demo}
      {...(name ? { hallName: name } : {})}
      {...(member ? { account: <Account visit={visit} hall={hall} /> } : {})}
      {...(member && hall !== 'portal' ? { side: { title: '功能导航', links } } : {})}
      {...(atHome ? {} : { breadcrumbs: [{ href: home, text: '首页' }, ...trail, { text: title }] })}
    >
      {visit.message ? (
        <Notice tone="success">
          <p>{visit.message}</p>
        </Notice>
      ) : null}
      <PageContent visit={visit} heading={heading} look={look}>
        {children}
      </PageContent>
    </Layout>
  )
}

function Account({ visit, hall }: { readonly visit: Visit; readonly hall: HallName }) {
  const { who } = visit.acting
  const role = who.kind === 'officer' ? `（${officerRoles[who.role]}）` : ''
  return (
    <>
      <span>{'name' in who ? `欢迎您，${who.name}${role}` : ''}</span>
      <a href={`/${hall}`}>主页</a>
      <a href={`/${hall}/password`}>密码修改</a>
      <a href={`/${hall}/security`}>账号安全</a>
      <Form action={`/${hall}/sign-out`} hidden={visit.hidden}>
        <button class="link-button" type="submit">
          退出系统
        </button>
      </Form>
    </>
  )
}
