import { Card, Notice } from './card.tsx'
import { Counts } from './counts.tsx'
import { Empty } from './empty.tsx'
import { Facts } from './facts.tsx'
import { Figure, Figures } from './figure.tsx'
import { Button } from './form/button.tsx'
import { Buttons } from './form/buttons.tsx'
import { CheckField } from './form/check-field.tsx'
import { ErrorSummary } from './form/error-summary.tsx'
import { FileField } from './form/file-field.tsx'
import { Form } from './form/form.tsx'
import { LinkButton } from './form/link-button.tsx'
import { PasskeyForm } from './form/passkey-form.tsx'
import { PasswordField } from './form/password-field.tsx'
import { SelectField } from './form/select-field.tsx'
import { SmsCodeField } from './form/sms-code-field.tsx'
import { TextAreaField } from './form/text-area-field.tsx'
import { TextField } from './form/text-field.tsx'
import { UKeyForm } from './form/ukey-form.tsx'
import { Upload } from './form/upload.tsx'
import { LinkList } from './link-list.tsx'
import { PageList } from './page-list.tsx'
import { PageView } from './page-view.tsx'
import { Pages } from './pages.tsx'
import { QrCode } from './qr-code.tsx'
import { Steps } from './steps.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Tiles } from './tiles.tsx'
import { Timeline } from './timeline.tsx'
import { Tree } from './tree.tsx'
import { Underway } from './underway.tsx'

export function Messages() {
  return (
    <Card title="提示">
      <ErrorSummary
        problems={[{ field: 'g-code', sentence: '统一社会信用代码应为 18 位，现在是 17 位。' }]}
      />
      <Notice title="温馨提示">
        <p>申报成功后请到首页“我的待提交业务”界面完成申报提交。</p>
      </Notice>
      <Notice tone="success" title="提交成功">
        <p>受理流水号已发送到您的手机。</p>
      </Notice>
      <Notice tone="warning">
        <p>今天是申报截止前最后一天。</p>
      </Notice>
      <p>
        <Tag>待提交</Tag> <Tag tone="info">审核中</Tag> <Tag tone="success">已通过</Tag>{' '}
        <Tag tone="warning">退回补正</Tag> <Tag tone="danger">已撤销</Tag>
      </p>
      <Empty>没有待提交的业务。</Empty>
    </Card>
  )
}

export function Fields() {
  return (
    <Card title="表单">
      <Form action="/demo/gallery">
        <div class="columns">
          <TextField name="g-name" label="联系人" required value="张三" />
          <TextField
            name="g-code"
            label="新统一社会信用代码"
            required
            error="统一社会信用代码应为 18 位，现在是 17 位。"
            value="91410783MA0000015"
          />
          <TextField name="g-fixed" label="申请年度" value="2023" readOnly />
          <PasswordField name="g-password" label="设置密码" hint="推荐输入8位到15位的密码" />
          <SelectField name="g-type" label="发放方式" options={[{ value: '单位', text: '单位' }]} />
          <TextAreaField name="g-reason" label="退回原因" hint="一次写明全部需要补正的内容" />
        </div>
        <SmsCodeField name="g-sms" label="手机验证码" />
        <FileField name="g-file" label="数据文件" accept=".csv" hint="UTF-8 编码的 CSV 文件，首行为列名。" />
        <CheckField name="g-agree" label="我已阅读并同意" />
        <Buttons>
          <Button>保存</Button>
          <Button look="secondary">重置</Button>
          <Button look="danger">删除</Button>
          <LinkButton href="/" look="secondary">
            返回首页
          </LinkButton>
        </Buttons>
      </Form>
      <UKeyForm
        action="/demo/gallery"
        hidden={{}}
        bridge="http://127.0.0.1:18000"
        drivers="/downloads"
        instead="请使用其他方式办理。"
        button="签名"
      />
      <Upload
        action="/demo/gallery"
        hidden={{}}
        name="企业相关证明材料"
        kind="proof"
        have={0}
        most={1}
        required={false}
      >
        {null}
      </Upload>
      <PasskeyForm
        action="/demo/gallery"
        hidden={{}}
        how="get"
        options={{ challenge: '' }}
        button="使用通行密钥登录"
        instead="请返回用密码登录。"
      />
    </Card>
  )
}

export function Lists() {
  const rows = [{ name: '普通稳岗返还信息确认', amount: '17,280.00' }]
  return (
    <Card title="列表">
      <Facts
        rows={[
          { label: '单位名称', value: '河南恒发科技股份有限公司' },
          { label: '隶属关系', value: '县' },
        ]}
      />
      <Table
        caption="待提交申报"
        rows={rows}
        empty="没有记录。"
        columns={[
          { title: '事项名称', cell: row => row.name, sort: { href: '#name', now: 'ascending' } },
          { title: '金额（元）', cell: row => row.amount, look: 'number' },
        ]}
      />
      <PageList
        label="材料页面"
        pages={[{ key: 'one', href: '#one', text: '第 1 页（共 3 页的 PDF）', sheet: 'PDF' }]}
      />
      <PageView pages={[{ href: '#pdf', text: '第 1 页（共 3 页的 PDF）', pdf: true }]} />
      <QrCode text="https://example.org/" label="示例二维码" />
      <Pages page={2} pages={5} total={94} hrefOf={page => `?page=${page}`} />
      <Tree
        label="申报类型"
        root={{ href: '#all', text: '全部申报', count: 1, current: true }}
        nodes={[{ href: '#one', text: '普通稳岗返还信息确认', count: 1, current: false }]}
      />
      <Steps steps={['填写信息', '上传材料', '提交申报']} at={1} />
      <Underway label="导入进度" done={5} of={5} words="已读取 5 万行，共 5 万行。" href="/demo/gallery" />
      <Timeline moments={[{ time: '2023-08-11 09:30', title: '提交申报', words: '申报单位　王五' }]} />
    </Card>
  )
}

export function Entries() {
  return (
    <Card title="入口">
      <Counts
        label="我的业务"
        counts={[
          { href: '#a', text: '我的待提交业务', count: 1 },
          { href: '#b', text: '内部管理' },
        ]}
      />
      <Figures>
        <Figure label="当期应缴金额" value="296398.56元" />
      </Figures>
      <Tiles
        label="业务办理"
        tiles={[
          { text: '单位业务', icon: 'building', href: '#unit' },
          { text: '退休人员业务', icon: 'armchair', note: '稍后开放' },
        ]}
      />
      <LinkList
        empty="暂无公告。"
        links={[{ href: '#n', text: '关于稳岗返还的公告', behind: <time>2023-08-01</time> }]}
      />
    </Card>
  )
}
