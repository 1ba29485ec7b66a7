import { expect, type Page } from '@playwright/test'
import {
  checkConditions,
  type Hall,
  logInOfficer,
  logInUnit,
  logOut,
  look,
  submitBySms,
  test,
} from './hall.ts'

test.use({ province: 'desk' })

const maker = { name: '郑州示例制造有限公司', creditCode: '91410105MA00000319', mobile: '13800000103' }
const mover = { name: '郑州示例物流有限公司', creditCode: '91410105MA000004X1', mobile: '13800000104' }

test.describe.configure({ mode: 'serial' })

async function declare(
  page: Page,
  hall: Hall,
  unit: { readonly creditCode: string; readonly mobile: string },
): Promise<void> {
  await logInUnit(page, unit.creditCode)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读稳岗返还资金用途告知').check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, unit.mobile)
  await expect(page.getByText('提交成功')).toBeVisible()
}

const rowOf = (page: Page, { name }: { readonly name: string }) =>
  page.getByRole('row', { name: new RegExp(name) })

const tick = async (page: Page, unit: { readonly name: string }) =>
  await rowOf(page, unit).getByRole('checkbox').check()

test('单位提交后看到当前环节、办理单位、排队位置和时限', async ({ page, hall, browser }) => {
  await declare(page, hall, maker)
  const other = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await declare(other, hall, mover)
  await expect(other.getByText('前面还有 1 件')).toBeVisible()
  await expect(other.getByText('金水区社会保险中心').first()).toBeVisible()
  await expect(other.getByText('规定时限合计')).toBeVisible()
  await look(other, '单位详情办理进展')
  await other.context().close()
})

test('受理岗按条件查询、排序，批量受理，每件都有结果', async ({ page }) => {
  await logInOfficer(page, '410105-accept')
  await expect(page.getByRole('link', { name: '待受理 2' })).toBeVisible()
  await expect(page.getByText('本岗位待办 2 件')).toBeVisible()
  await page.getByLabel('单位或流水号').fill('物流')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('table', { name: '申报业务' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: '清除条件' }).click()
  await expect(page.getByLabel('单位或流水号')).toHaveValue('')
  await page.goto('/agency?sort=amount&order=down')
  await expect(page.getByRole('table', { name: '申报业务' }).getByRole('row').nth(1)).toContainText(
    maker.name,
  )
  await look(page, '业务受理查询')
  await page.getByRole('button', { name: '批量受理' }).click()
  await expect(page.getByRole('alert')).toContainText('请先勾选要办理的业务')
  await tick(page, maker)
  await tick(page, mover)
  await page.getByRole('button', { name: '批量受理' }).click()
  await expect(page.getByRole('heading', { name: '批量受理结果' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '已办理' })).toHaveCount(2)
  await look(page, '批量受理结果')
})

test('逐项核对看得到数据来源，看下一件，批量通过时没有核对的不会通过', async ({ page }) => {
  await logInOfficer(page, '410105-accept')
  await rowOf(page, maker).getByRole('link', { name: '办理' }).click()
  await rowOf(page, { name: '裁员率' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: /裁员率/ })).toBeVisible()
  await expect(page.getByText(/^\d{3}\*{11}/).first()).toBeVisible()
  await look(page, '数据来源')
  await page.getByRole('link', { name: '返回办理' }).click()
  await checkConditions(page)
  await page.getByRole('button', { name: '保存核对结果，看下一件' }).click()
  await expect(page.getByText('这是下一件')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(mover.name)
  await page.goto('/agency?state=first-review')
  await tick(page, maker)
  await tick(page, mover)
  await page.getByRole('button', { name: '批量审核通过' }).click()
  await expect(rowOf(page, maker)).toContainText('已办理')
  await expect(rowOf(page, mover)).toContainText('未办理')
  await expect(rowOf(page, mover)).toContainText('请先核对并勾选')
  await expect(rowOf(page, mover)).toContainText(/另有 \d 项问题/)
  await look(page, '批量审核结果')
})

test('复核岗转办，被指定的人在指定给我中看到，别人先转为本人办理', async ({ page }) => {
  await logInOfficer(page, '410105-review')
  await rowOf(page, mover).getByRole('link', { name: '办理' }).click()
  await page.getByLabel('转给').selectOption({ label: '受理员（受理岗）' })
  await page.getByRole('button', { name: '转办' }).click()
  await expect(page.getByText('已转办')).toBeVisible()
  await look(page, '转办后')
  await page.getByLabel('退回原因').fill('请补充企业相关证明材料。')
  await page.getByRole('button', { name: '退回补正' }).click()
  await expect(page.getByRole('alert')).toContainText('本件已指定由受理员办理')
  await logOut(page)
  await logInOfficer(page, '410105-accept')
  await page.getByRole('link', { name: '指定给我 1' }).click()
  await expect(rowOf(page, mover)).toContainText('受理员')
  await logOut(page)
  await logInOfficer(page, '410105-review')
  await rowOf(page, mover).getByRole('link', { name: '办理' }).click()
  await page.getByRole('button', { name: '转为本人办理' }).click()
  await expect(page.getByText('已转为本人办理')).toBeVisible()
})

test('查询结果导出为表格，在我的导出中下载', async ({ page }) => {
  await logInOfficer(page, '410105-review')
  await page.getByRole('button', { name: /导出清单/ }).click()
  await expect(page.getByText('已开始导出')).toBeVisible()
  await expect(async () => {
    await page.goto('/agency/exports')
    await expect(page.getByText('已完成')).toBeVisible({ timeout: 500 })
  }).toPass()
  await look(page, '我的导出')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载' }).click()
  expect((await download).suggestedFilename()).toMatch(/^业务清单-\d{12}\.xlsx$/)
})

test('统计看板用图和表说出各区、各类企业的进度、资金和时效，并通向业务清单', async ({ page }) => {
  await logInOfficer(page, '410000-admin')
  await page.getByRole('link', { name: '统计看板' }).click()
  for (const title of ['各统筹区办理进度', '各类企业办理进度', '各状态资金', '在办业务已等待的工作日']) {
    await expect(page.getByRole('img', { name: new RegExp(title) })).toBeVisible()
    await expect(page.getByRole('table', { name: title })).toBeVisible()
  }
  await look(page, '统计看板')
  await page.getByRole('link', { name: '金水区' }).click()
  await expect(rowOf(page, maker)).toBeVisible()
})
