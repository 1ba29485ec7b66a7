import { keyOfPrintout } from '#printout'
import { Button, Buttons, Card, Form, TextField } from '#ui'
import { CaptchaQuestion } from '../../form-parts/captcha-question.tsx'
import { captchaOf, checkCaptcha } from '../../login.ts'
import { input } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'

/** 门户 › 单据验证: GET, POST /verify */
export const verifyPage = openPage({
  path: '/verify',
  title: '单据验证',
  load: captchaOf,
  view: (captcha, visit) => (
    <>
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
          <CaptchaQuestion visit={visit} captcha={captcha} />
          <Buttons>
            <Button>验证</Button>
          </Buttons>
        </Form>
      </Card>
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    await checkCaptcha(visit, posted)
    const { number = '', code = '' } = posted.values
    const found = await keyOfPrintout(tx, visit.acting, { number, code })
    return { to: `/verify/${found.number}?key=${found.key}` }
  },
})
