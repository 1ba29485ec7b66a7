import { enrollingMember, noPasskeysHere, offerPasskey, offerTimeCode, relyingPartyOf } from '#identity'
import { Button, Card, Form, Notice } from '#ui'
import { openPage } from '../serving/page.ts'

/** 经办端 › an officer without a second factor must set one up first: GET, POST /agency/login/enrol */
export const enrolPage = openPage({
  path: '/agency/login/enrol',
  title: '开启二次验证',
  load: async visit => (await enrollingMember(visit.acting, visit.pending)).who.name,
  view: (name, visit) => (
    <>
      <Notice>
        <p>
          {name}
          ，您好。经办人员登录必须有二次验证，请任选一种方式，完成后即进入系统。请在十分钟内完成。
        </p>
      </Notice>
      <Card title="动态验证码">
        <p>用手机上的身份验证器应用，每次登录时输入 6 位数字。</p>
        <Form action={visit.path} hidden={visit.hidden}>
          <Button>绑定动态验证码</Button>
        </Form>
      </Card>
      <Card title="通行密钥">
        {relyingPartyOf(visit.site) ? (
          <>
            <p>用本机的指纹、人脸、开机密码或安全钥匙确认。需要浏览器开启脚本。</p>
            <Form action={visit.path} hidden={{ ...visit.hidden, _act: 'passkey' }}>
              <Button look="secondary">添加通行密钥</Button>
            </Form>
          </>
        ) : (
          <p class="muted">{noPasskeysHere}</p>
        )}
      </Card>
    </>
  ),
  async post(visit, { act }, tx) {
    const acting = await enrollingMember(visit.acting, visit.pending)
    const proof = { pending: visit.pending }
    if (act === 'passkey') {
      const challenge = await offerPasskey(tx, acting, { site: visit.site, proof })
      return { to: `/agency/security/passkey?challenge=${challenge}` }
    }
    await offerTimeCode(tx, acting, proof)
    return { to: '/agency/security/time-code' }
  },
})
