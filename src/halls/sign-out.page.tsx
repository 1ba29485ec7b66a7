import { LinkButton } from '#ui'
import { openPage, type Page } from './serving/page.ts'

/** 退出系统: GET, POST /person/sign-out, /employer/sign-out, /agency/sign-out */
export const signOutPage = (hall: 'person' | 'employer' | 'agency'): Page =>
  openPage({
    path: `/${hall}/sign-out`,
    title: '退出系统',
    heading: () => '您已退出系统',
    load: async () => undefined,
    view: () => <LinkButton href={`/${hall}`}>重新登录</LinkButton>,
    async post() {
      return { to: `/${hall}/sign-out`, session: null }
    },
  })
