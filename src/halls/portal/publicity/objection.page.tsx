import { publicList, raiseObjection } from '#disbursement'
import { Button, Buttons, Card, Form, Notice, TextAreaField, TextField } from '#ui'
import { CaptchaQuestion } from '../../form-parts/captcha-question.tsx'
import { MobileField } from '../../form-parts/mobile-field.tsx'
import { type Captcha, captchaOf, checkCaptcha } from '../../login.ts'
import { input } from '../../serving/inputs.ts'
import { openPage } from '../../serving/page.ts'
import { numberOf } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'

/** 门户 › 公示公告 › 提出异议: GET, POST /publicity/:no/objection */
export const objectionPage = openPage({
  path: '/publicity/:no/objection',
  title: '提出异议',
  async load(visit, tx) {
    const captcha = await captchaOf(visit)
    const { list } = await publicList(tx, visit.acting, { publicityNo: numberOf(visit) })
    return { list, captcha }
  },
  trail: ({ list }) => [
    { href: '/publicity', text: '公示公告' },
    { href: `/publicity/${list.publicityNo}`, text: list.title },
  ],
  view: ({ list, captcha }, visit) => (
    <>
      {list.over ? (
        <Notice tone="warning" title="公示已结束">
          <p>
            公示期为 {list.startsOn} 至 {list.endsOn}
            ，已不能提出异议。如仍有情况反映，请拨打公示页上的监督电话。
          </p>
        </Notice>
      ) : (
        <>
          <p>
            您对“{list.title}”中的单位有异议，请在 {list.endsOn}
            （含）前实名提出。姓名和手机号只用于核查和答复，加密保存，不会告知被反映的单位。
          </p>
          <Card>
            <Objecting visit={visit} captcha={captcha} />
          </Card>
        </>
      )}
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act === 'captcha') return { stay: '' }
    const id = await raiseObjection(tx, visit.acting, numberOf(visit), posted.values, () =>
      checkCaptcha(visit, posted, true),
    )
    return { to: `/publicity/objections/${id}`, message: '异议已提交，回执编号已发送到您的手机。' }
  },
})

interface ObjectingProps {
  readonly visit: Visit
  readonly captcha: Captcha
}

function Objecting({ visit, captcha }: ObjectingProps) {
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <TextField
        {...input(visit, 'unitName', visit.query.unit)}
        label="单位名称"
        required
        hint="与名单上的全称一致"
        kind="name"
        maxLength={100}
      />
      <TextField
        {...input(visit, 'name')}
        label="您的姓名"
        required
        autocomplete="name"
        kind="name"
        maxLength={50}
      />
      <MobileField visit={visit} hint="用来接收回执编号和处理结果" autocomplete="tel" />
      <TextAreaField
        {...input(visit, 'reason')}
        label="异议理由"
        required
        hint="写明事实和依据，至少 10 个字；证明材料提交后上传"
        maxLength={1000}
      />
      <CaptchaQuestion visit={visit} captcha={captcha} />
      <Buttons>
        <Button>提交异议</Button>
      </Buttons>
    </Form>
  )
}
