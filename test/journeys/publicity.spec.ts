import { createHash } from 'node:crypto'
import { type Browser, expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { captcha, type Hall, logInOfficer, logInUnit, logOut, look, submitBySms, test } from './hall.ts'

test.use({ province: 'publicity' })

const food = { creditCode: '91410783MA0000058Y', name: '长垣示例食品有限公司' }
const title = /长垣市2023年度失业保险稳岗返还公示（第.+批）/
const objector = { name: '孙反映', mobile: '13900000001' }

test.describe.configure({ mode: 'serial' })

test('[M-40] 公示：一人编制、另一人发布，任何人可查看、查询、下载，可提出异议，异议由两人处理', async ({
  page,
  browser,
  hall,
}) => {
  test.setTimeout(300_000)
  await fileRefund(page, hall)
  await walkToPublicity(page)

  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '公示管理' }).click()
  await page.getByLabel('公示工作日').fill('3')
  await page.getByRole('button', { name: '编制公示批次' }).click()
  await expect(page.getByRole('alert')).toContainText('公示期应为 5 到 30 个工作日')
  await page.getByLabel('公示工作日').fill('5')
  await look(page, '公示管理')
  await page.getByRole('button', { name: '编制公示批次' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('编制与发布不能由同一人办理')).toBeVisible()
  await expect(page.getByRole('button', { name: '发布公示' })).toHaveCount(0)
  await look(page, '公示批次待发布')
  const address = page.url()
  await logOut(page)
  await logInOfficer(page, '410783-hr')
  await page.goto(address)
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByText('公示已发布')).toBeVisible()
  await look(page, '公示批次已发布')

  const visitor = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await readAndDownload(visitor)
  const receipt = await object(visitor, hall)
  await handle(page, browser, hall.url)
  await visitor.goto('/publicity/objections')
  await visitor.getByLabel('回执编号').fill(receipt)
  await visitor.getByLabel('手机号后四位').fill('9999')
  await visitor.getByRole('button', { name: '查询' }).click()
  await expect(visitor.getByRole('alert')).toContainText('回执编号或手机号后四位不正确')
  await look(visitor, '异议查询')
  await visitor.getByLabel('手机号后四位').fill('0001')
  await visitor.getByRole('button', { name: '查询' }).click()
  await expect(visitor.getByText('异议成立。经实地核查')).toBeVisible()
  await look(visitor, '异议已处理')
  expect((await hall.messages(objector.mobile))[0]?.text).toContain('异议成立')
  await visitor.context().close()

  await page.goto('/employer/progress')
  await page.getByRole('row').filter({ hasText: '普通稳岗返还' }).getByRole('link', { name: '详情' }).click()
  await expect(page.getByText(/^开始公示：/)).toBeVisible()
  await expect(page.getByText('不予通过：公示异议成立，经实地核查')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(objector.name)
})

async function fileRefund(page: Page, hall: Hall): Promise<void> {
  await logInUnit(page, food.creditCode)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('郑芳')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, '13800000105')
  await expect(page.getByText('提交成功')).toBeVisible()
}

/** Three officers accept and approve the case, with every condition ticked. */
async function walkToPublicity(page: Page): Promise<void> {
  let address = ''
  for (const officer of ['410783-accept', '410783-review', '410783-hr']) {
    await logInOfficer(page, officer)
    if (address) await page.goto(address)
    else {
      await page
        .getByRole('row', { name: new RegExp(food.name) })
        .filter({ hasText: '普通稳岗返还' })

        .getByRole('link', { name: '办理' })
        .click()
      await page.getByRole('button', { name: '受理', exact: true }).click()
      await expect(page.getByText('办理成功')).toBeVisible()
      address = page.url()
    }
    const boxes = page.getByRole('main').getByRole('checkbox')
    await expect(boxes.first()).toBeVisible()
    for (const box of await boxes.all()) await box.check()
    await page.getByRole('button', { name: '审核通过' }).click()
    await expect(page.getByText('办理成功')).toBeVisible()
    await logOut(page)
  }
}

async function readAndDownload(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: '公示公告' }).click()
  await look(page, '公示公告')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByText('2023-08-11 至 2023-08-18')).toBeVisible()
  await expect(page.getByText('还剩 5 个工作日')).toBeVisible()
  await page.getByLabel('单位名称').fill('没有这家')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('名单中没有符合条件的单位')).toBeVisible()
  await page.getByLabel('单位名称').fill('食品')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('cell', { name: '12,960.01' })).toBeVisible()
  await look(page, '公示名单')
  const href = await page.getByRole('link', { name: '下载名单（CSV）' }).getAttribute('href')
  const file = await (await page.request.get(href ?? '')).body()
  expect(file.toString()).toMatch(/^\uFEFF序号,单位名称,单位规模,返还金额（元）\r\n/)
  expect(file.toString()).toContain(`,${food.name},微型,12960.01\r\n`)
  const control = createHash('sha256').update(file).digest('hex')
  await expect(page.getByText(control)).toBeVisible()
}

async function object(page: Page, hall: { messages(mobile: string): Promise<{ text: string }[]> }) {
  await page.getByRole('link', { name: '提出异议' }).last().click()
  await expect(page.getByLabel('单位名称')).toHaveValue(food.name)
  await page.getByLabel('您的姓名').fill(objector.name)
  await page.getByLabel('手机号码').fill(objector.mobile)
  await page.getByLabel('异议理由').fill('停产了')
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByRole('alert')).toContainText('至少 10 个字')
  await look(page, '提出异议有错')
  await page.getByLabel('异议理由').fill('该单位今年三月起已经停产，职工均已离岗。')
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByText('异议已提交')).toBeVisible()
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#eef' } })
  const buffer = await picture.png().toBuffer()
  await page
    .getByLabel('证明材料', { exact: true })
    .setInputFiles({ name: '厂区照片.png', mimeType: 'image/png', buffer })
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('证明材料上传成功')).toBeVisible()
  await expect(page.getByText('1/3')).toBeVisible()
  await look(page, '异议办理情况')
  return /回执编号 (\d{20})/.exec((await hall.messages(objector.mobile))[0]?.text ?? '')?.[1] ?? ''
}

/** One officer accepts the objection, another decides it. */
async function handle(page: Page, browser: Browser, baseURL: string): Promise<void> {
  await page.goto('/agency/objections')
  await look(page, '异议处理')
  await page.getByRole('link', { name: '处理', exact: true }).click()
  await expect(page.getByText('孙**')).toBeVisible()
  await page.getByRole('button', { name: '受理异议' }).click()
  await expect(page.getByText('已受理，请核查')).toBeVisible()
  await expect(page.getByText(objector.mobile)).toBeVisible()
  await expect(page.getByText('等待处理决定')).toBeVisible()
  const proof = await page.getByRole('link', { name: '厂区照片.png' }).getAttribute('href')
  expect((await page.request.get(proof ?? '')).headers()['content-type']).toBe('image/png')
  const other = await (await browser.newContext({ baseURL })).newPage()
  await logInOfficer(other, '410783-review')
  await other.goto(page.url())
  await expect(other.locator('body')).not.toContainText(objector.mobile)
  await other.getByRole('button', { name: '异议成立，不予通过' }).click()
  await expect(other.getByRole('alert')).toContainText('请写明理由')
  await other.getByLabel('处理结果和理由').fill('经实地核查，该单位已停产，不符合返还条件。')
  await look(other, '处理异议')
  await other.getByRole('button', { name: '异议成立，不予通过' }).click()
  await expect(other.getByText('处理决定已作出')).toBeVisible()
  await other.context().close()
  await logOut(page)
}
