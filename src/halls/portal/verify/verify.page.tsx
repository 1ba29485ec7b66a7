import { keyOfPrintout } from '#printout'
import { Button, Buttons, CaptchaField, Card, ErrorSummary, Form, PageTitle, TextField } from '#ui'
import { Frame } from '../../frame.tsx'
import { captchaOf, checkCaptcha } from '../../login.ts'
import { errorOf, input } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'

/** 门户 › 单据验证: GET, POST /verify */
export const verifyPage = openPage({
  path: '/verify',
  title: '单据验证',
  load: captchaOf,
  view: (captcha, visit) => <View visit={visit} captcha={captcha} />,
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted)
    const { number = '', code = '' } = posted.values
    const found = await keyOfPrintout(tx, visit.acting, { number, code })
    return { to: `/verify/${found.number}?key=${found.key}` }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly captcha: { readonly id: string; readonly value: string }
}

function View({ visit, captcha }: ViewProps) {
  return (
    <Frame visit={visit} title="单据验证">
      <PageTitle>单据验证</PageTitle>
      <ErrorSummary problems={visit.findings} />
      <p>
        本网厅开具的申报表、受理回执、办结通知、公示表和台账，右上角都有二维码、单据编号和验证码。用手机扫二维码，或在这里输入单据编号和验证码，可以看到原件的全部内容，与手中的单据逐项核对。
      </p>
      <Card>
        <Form action={visit.path} hidden={visit.hidden}>
          <TextField
            {...input(visit, 'number')}
            label="单据编号"
            required
            numeric
            maxLength={30}
            hint="17 位数字"
          />
          <TextField
            {...input(visit, 'code')}
            label="单据验证码"
            required
            maxLength={20}
            autocomplete="off"
            hint="10 位字母和数字，不分大小写"
          />
          <CaptchaField
            {...captcha}
            label="验证码"
            hint="点击图片更换验证码"
            error={errorOf(visit, 'captcha')}
          />
          <Buttons>
            <Button>验证</Button>
          </Buttons>
        </Form>
      </Card>
    </Frame>
  )
}
