import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Page } from '@playwright/test'
import { type Hall, logInOfficer, logInUnit, look, submitBySms, test } from './hall.ts'

/** The hall of `money-server.ts`: three units await payment. */
test.use({ province: 'payment', program: 'test/journeys/money-server.ts' })

const unit = { creditCode: '91410783MA0000058Y', name: '长垣示例食品有限公司' }

test('资金：一人制单、另一人审批，报盘、回盘，退回的改账户再拨付，追回，台账，账目相符', async ({
  browser,
  hall,
}) => {
  test.setTimeout(300_000)
  const open = async () => await (await browser.newContext({ baseURL: hall.url })).newPage()
  const [finance, reviewer, employer] = [await open(), await open(), await open()]
  await logInOfficer(finance, '410783-finance')
  await logInOfficer(reviewer, '410783-review')
  await logInUnit(employer, unit.creditCode)

  const number = await prepare(finance)
  await approve(reviewer, number)
  const orders = await takeFile(finance, number)
  expect(orders).toHaveLength(3)
  await refuseWrongAnswer(finance, number)
  await answer(
    finance,
    number,
    orders.map((one, i) => ({ ...one, returned: i === 0 })),
  )
  await expect(finance.getByText('读取回盘 3 笔，已全部入账')).toBeVisible()
  await look(finance, '拨付批次已回盘')

  await correct(employer, hall)
  await acceptAgain(browser, hall.url)
  await finance.goto('/agency/payments')
  await expect(finance.getByText('退回后第 2 次')).toBeVisible()
  const second = await prepare(finance)
  await approve(reviewer, second)
  await answer(
    finance,
    second,
    (await takeFile(finance, second)).map(one => ({ ...one, returned: false })),
  )
  await received(employer)
  await recover(finance, reviewer, second)
  await ledger(employer)
  await books(finance, await open(), [number, second])
})

interface Order {
  readonly reference: string
  readonly amount: string
}

async function prepare(page: Page): Promise<string> {
  await page.goto('/agency/payments')
  await page.getByLabel('本批资金总额').fill('很多')
  await page.getByRole('button', { name: '制单' }).click()
  await expect(page.getByRole('alert')).toContainText('资金总额应为大于 0 的金额')
  await page.getByLabel('本批资金总额').fill('')
  await look(page, '资金拨付')
  await page.getByRole('button', { name: '制单' }).click()
  await expect(page.getByText('制单成功')).toBeVisible()
  await expect(page.getByText('您是制单人，请由其他人员审批')).toBeVisible()
  await look(page, '拨付批次待审批')
  return page.url().split('/').at(-1) ?? ''
}

async function approve(page: Page, number: string): Promise<void> {
  await page.goto('/agency/payments')
  await page.getByRole('link', { name: number }).click()
  await look(page, '审批拨付批次')
  await page.getByRole('button', { name: '审批通过' }).click()
  await expect(page.getByText('审批通过，可以下载银行文件')).toBeVisible()
}

async function takeFile(page: Page, number: string): Promise<Order[]> {
  await page.goto(`/agency/payments/${number}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载银行文件' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  return text
    .split('\r\n')
    .filter(line => line.startsWith('D,'))
    .map(line => ({ reference: line.split(',')[2] ?? '', amount: line.split(',')[6] ?? '' }))
}

async function upload(page: Page, number: string, lines: readonly string[]): Promise<void> {
  await page.goto(`/agency/payments/${number}`)
  const buffer = Buffer.from(lines.join('\r\n'))
  await page.getByLabel('银行回盘文件').setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '读取回盘' }).click()
}

async function refuseWrongAnswer(page: Page, number: string): Promise<void> {
  await upload(page, number, [`H,WG1R,${number},20230812,1`, 'D,1,1.00,成功,20230812,', 'T,1,1.00,0.00'])
  await expect(page.getByText(/第 2 行：本批次没有业务编号 1/).first()).toBeVisible()
}

const sumOf = (orders: readonly Order[]) =>
  orders.reduce((sum, order) => sum + Number(order.amount), 0).toFixed(2)

async function answer(page: Page, number: string, orders: readonly (Order & { returned: boolean })[]) {
  const paid = sumOf(orders.filter(order => !order.returned))
  const returned = sumOf(orders.filter(order => order.returned))
  await upload(page, number, [
    `H,WG1R,${number},20230812,${orders.length}`,
    ...orders.map(order =>
      [
        'D',
        order.reference,
        order.amount,
        order.returned ? '退回' : '成功',
        '20230812',
        order.returned ? '户名不符' : '',
      ].join(','),
    ),
    `T,${orders.length},${paid},${returned}`,
  ])
  await expect(page.getByText('已全部入账')).toBeVisible()
}

async function correct(page: Page, hall: Hall): Promise<void> {
  await page.goto('/employer/payments')
  await expect(page.getByText('拨付款被银行退回')).toBeVisible()
  await expect(page.getByText('账户名称与银行账号不一致（银行答复：户名不符）').first()).toBeVisible()
  await look(page, '资金被退回')
  await page.getByRole('link', { name: '去修改账户' }).click()
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('银行账号').fill('41001522010050208888')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('保存不等于提交')).toBeVisible()
  await page.goto('/employer/to-do')
  await page.getByRole('link', { name: '提交', exact: true }).click()
  await submitBySms(page, hall, '13800000105')
  await expect(page.getByText('提交成功')).toBeVisible()
}

async function acceptAgain(browser: Browser, baseURL: string): Promise<void> {
  const page = await (await browser.newContext({ baseURL })).newPage()
  await logInOfficer(page, '410783-accept')
  await page.goto('/agency?state=submitted')
  await page.getByRole('row').filter({ hasText: unit.name }).getByRole('link', { name: '办理' }).click()
  await page.getByRole('button', { name: '受理' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  await page.context().close()
}

async function received(page: Page): Promise<void> {
  await page.goto('/employer/payments')
  await expect(page.getByRole('row').filter({ hasText: '已到账' })).toContainText('8888')
  await expect(page.getByRole('row').filter({ hasText: '银行退回' })).toContainText('5001')
  await look(page, '资金到账')
}

async function recover(finance: Page, reviewer: Page, number: string): Promise<void> {
  await finance.goto(`/agency/payments/${number}`)
  await finance.getByRole('row').filter({ hasText: unit.name }).getByRole('link', { name: '查看' }).click()
  await finance.getByLabel('追回原因').selectOption('金额有误')
  await finance.getByLabel('追回金额').fill('1000')
  await finance.getByLabel('追回依据').fill('复核发现上年度缴费基数有误')
  await look(finance, '发起追回')
  await finance.getByRole('button', { name: '发起追回' }).click()
  await expect(finance.getByText('已发起追回')).toBeVisible()
  await reviewer.goto('/agency/recoveries')
  await reviewer.getByRole('button', { name: '同意追回' }).click()
  await expect(reviewer.getByText('已同意追回')).toBeVisible()
  await finance.goto('/agency/recoveries')
  await finance.getByLabel('追回的单位').selectOption({ index: 1 })
  await finance.getByLabel('到账金额').fill('400')
  await finance.getByLabel('银行凭证号').fill('20230812001')
  await look(finance, '追回资金入账')
  await finance.getByRole('button', { name: '入账' }).click()
  await expect(finance.getByText('部分追回')).toBeVisible()
}

async function ledger(page: Page): Promise<void> {
  await page.goto('/employer/payments')
  await expect(page.getByText('需退回的资金')).toBeVisible()
  await page.getByRole('link', { name: '登记资金使用台账' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('请选择资金用途')
  await page.getByLabel('用途', { exact: true }).selectOption('技能提升培训')
  await page.getByLabel('金额', { exact: true }).fill('6000')
  await page.getByLabel('使用说明').fill('食品检验员技能提升培训费')
  await page.getByLabel('受益人数').fill('12')
  await page.getByLabel('凭证号').fill('记-15')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('登记成功')).toBeVisible()
  await look(page, '资金使用台账')
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('金额', { exact: true }).fill('18000')
  await look(page, '修改登记')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('登记的使用金额多于收到的资金')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出台账' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('使用合计,18000.00')
}

async function books(finance: Page, visitor: Page, numbers: readonly string[]): Promise<void> {
  await finance.goto('/agency/books')
  for (const number of numbers) await expect(finance.getByRole('link', { name: number })).toBeVisible()
  await expect(finance.getByRole('row').filter({ hasText: '合计' })).toContainText('0.00')
  await look(finance, '资金账目')
  await visitor.goto('/books')
  for (const number of numbers) await expect(visitor.getByText(number)).toBeVisible()
  await expect(visitor.getByText(unit.name)).toHaveCount(0)
  await look(visitor, '资金拨付公开')
  await finance.goto('/agency/disputes')
  await look(finance, '回盘待核实')
}
