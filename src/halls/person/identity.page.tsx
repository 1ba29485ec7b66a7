import { identityAddress } from '#identity'
import { refuse } from '#platform'
import { Buttons, Card, LinkButton } from '#ui'
import { openPage } from '../serving/page.ts'

/**
 * 个人网厅 › 身份认证, for a person whose number is not the one on record: GET /person/register/identity. A link
 * leads to the provider, because the content security policy forbids forms to other sites.
 */
export const identityPage = openPage({
  path: '/person/register/identity',
  title: '身份认证',
  load: async visit =>
    identityAddress(visit.acting, `${visit.site}/person/register/identity/return`) ??
    refuse('not-found', '本网厅没有开通身份认证，请到参保地社保经办机构窗口登记手机号码。'),
  view: address => (
    <Card>
      <p>
        您将前往身份认证平台，由平台核实您是本人。认证通过后回到本网厅，用您现在的手机号码注册，该号码将登记到社保系统；原来登记的号码会收到短信。
      </p>
      <Buttons>
        <LinkButton href={address}>前往身份认证平台</LinkButton>
        <LinkButton href="/person/register/form" look="secondary">
          返回注册
        </LinkButton>
      </Buttons>
    </Card>
  ),
})
