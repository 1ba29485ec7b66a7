import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { logInOfficer, logInUnit, look, submitBySms, test } from './hall.ts'

test.use({ province: 'entitlement' })

test.describe.configure({ mode: 'serial' })

const medical = '91410783MA0000023C'
const logistics = '91410105MA000004X1'
const newcomer = '91410783MA0000066R'

async function entitlement(page: Page, creditCode: string) {
  await logInUnit(page, creditCode)
  await page.getByRole('main').getByRole('link', { name: '我能享受多少' }).click()
  await expect(page.getByRole('heading', { name: '我能享受多少', level: 1 })).toBeVisible()
}

test('[M-38] 符合条件的单位看到逐项条件、金额和申报入口', async ({ page }) => {
  await entitlement(page, medical)
  await expect(page.getByRole('heading', { name: '2023 年度符合条件：可以返还 51,840.00 元' })).toBeVisible()
  await expect(page.getByText('✔ 符合', { exact: true })).toHaveCount(9)
  await expect(page.getByText('5.0000%（6 人 ÷ 月平均 120.00 人）')).toBeVisible()
  await expect(page.getByText('豫人社办〔2023〕71号 上年度裁员率不高于')).toBeVisible()
  await expect(page.getByText('全部条件符合时的金额：86,400.00 × 60%')).toBeVisible()
  await expect(page.getByText('不符合的条件，可以怎样办')).toHaveCount(0)
  await look(page, '我能享受多少')
  const letter = await page.request.get('/employer/entitlement/letter')
  expect(letter.headers()['content-type']).toBe('application/pdf')
  await page.getByRole('link', { name: '普通稳岗返还信息确认' }).click()
  await expect(page.getByRole('heading', { name: '普通稳岗返还信息确认' })).toBeVisible()
})

test('裁员率超过上限的单位看到差一人、找谁、关系到多少钱', async ({ page }) => {
  await entitlement(page, logistics)
  await expect(page.getByText('6.0000%（6 人 ÷ 月平均 100.00 人）')).toBeVisible()
  await expect(page.getByText('✘ 不符合', { exact: true })).toHaveCount(1)
  await expect(page.getByText('上年度新领取失业保险金人数：6 人 → 5 人')).toBeVisible()
  await expect(page.getByText('43,200.00 元').first()).toBeVisible()
  await expect(page.getByText('2023-12-31').first()).toBeVisible()
  await look(page, '我能享受多少不符合')
})

test('缴费不满十二个月的单位看到今年不能改变、明年再看', async ({ page }) => {
  await entitlement(page, newcomer)
  await expect(page.getByText('11 个月', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: '足额缴费月数：今年不能改变' })).toBeVisible()
  await expect(page.getByText('可以在 2024 年度再看')).toBeVisible()
})

test('裁员率明细逐月逐人，各种算法并列', async ({ page }) => {
  await entitlement(page, logistics)
  await page.getByRole('link', { name: '裁员率明细' }).first().click()
  await expect(page.getByText('本年度采用', { exact: true })).toHaveCount(1)
  await expect(page.getByText('？ 没有人数记录')).toHaveCount(2)
  await expect(page.getByText('2022 年 12 月').first()).toBeVisible()
  await expect(page.getByText('计入', { exact: true })).toHaveCount(6)
  await expect(page.getByText(/^410\*{11}[\dX]{4}$/).first()).toBeVisible()
  await look(page, '裁员率明细')
})

test('试算：少一人领金就符合；填错逐项提示；地址可以转给同事', async ({ page }) => {
  await entitlement(page, logistics)
  await page.getByRole('link', { name: '享受资格试算' }).first().click()
  await page.getByLabel('上年度新领取失业保险金人数（人）').fill('-1')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByRole('alert')).toContainText('请填写人数')
  await expect(page.getByLabel('上年度新领取失业保险金人数（人）')).toHaveValue('-1')
  await look(page, '试算有错')
  await page.getByLabel('上年度新领取失业保险金人数（人）').fill('5')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByRole('heading', { name: '假设的结果：符合条件' })).toBeVisible()
  await expect(page.getByText('有变化', { exact: true })).toHaveCount(3)
  await look(page, '试算')
  await page.goto(page.url())
  await expect(page.getByText('43,200.00 元').first()).toBeVisible()
  await page.getByLabel('按哪一年度的政策').selectOption('2022 年度')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText('64,800.00 元').first()).toBeVisible()
})

test('经办人员为本统筹区的单位试算，别的统筹区不能取数', async ({ page }) => {
  await logInOfficer(page, '410105-review')
  await page.getByRole('link', { name: '享受资格试算' }).click()
  await page.getByLabel('单位编号').fill('410783000002')
  await page.getByRole('button', { name: '取数' }).click()
  await expect(page.getByText('该单位不在您的统筹区内。')).toBeVisible()
  await page.getByLabel('单位编号').fill('410105000004')
  await page.getByRole('button', { name: '取数' }).click()
  await expect(page.getByText('郑州示例物流有限公司')).toBeVisible()
  await expect(page.getByText('假设的结果：不符合条件')).toBeVisible()
  await look(page, '经办端试算')
})

test('[X-01] 数据有误：从条件旁进入，带出数据项，必须有佐证材料，转给管理登记的单位', async ({
  page,
  hall,
}) => {
  await entitlement(page, logistics)
  await page.getByRole('link', { name: /数据有误.*裁员率/ }).click()
  await expect(page.getByRole('heading', { name: '参保数据更正申请' })).toBeVisible()
  await expect(page.getByLabel('有误的数据')).toHaveValue('上年度新领取失业保险金人数')
  await expect(page.getByText('6 人，由参保地失业保险经办机构登记')).toBeVisible()
  await page.getByLabel('应为').fill('6 人')
  await page.getByLabel('更正理由').fill('其中一人是从其他单位离职的，不是本单位职工。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('与系统登记的数相同')
  await page.getByLabel('应为').fill('5 人')
  await look(page, '参保数据更正申请')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('参保数据更正申请保存成功')).toBeVisible()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, '13800000104')
  await expect(page.getByText('请先上传电子材料“佐证材料”').first()).toBeVisible()
  await page.getByRole('link', { name: /材料/ }).first().click()
  const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#eef' } })
    .png()
    .toBuffer()
  await page.getByLabel('佐证材料').setInputFiles({ name: '离职证明.png', mimeType: 'image/png', buffer })
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('1/5')).toBeVisible()
  await page.getByRole('link', { name: '确定' }).click()
  // The first code confirmed a declaration without this material.
  await submitBySms(page, hall, '13800000104')
  await expect(page.getByText('提交申报，转参保地失业保险经办机构核对；短信验证码确认')).toBeVisible()
  await look(page, '更正已提交')
})

test('更正由受理岗受理、复核岗审核，办结后可以再申请下一笔', async ({ page }) => {
  await logInOfficer(page, '410105-accept')
  await page.getByRole('link', { name: '办理', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: '参保数据更正申请' })).toBeVisible()
  await page.getByRole('button', { name: '受理' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  await page.context().clearCookies()
  await logInOfficer(page, '410105-review')
  await page.getByRole('link', { name: '办理', exact: true }).first().click()
  await expect(page.getByText('6 人，由参保地失业保险经办机构登记')).toBeVisible()
  await page.getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByText('已通过').first()).toBeVisible()
  await page.context().clearCookies()
  await entitlement(page, logistics)
  await page.getByRole('link', { name: /数据有误.*足额缴费月数/ }).click()
  await expect(page.getByLabel('有误的数据')).toHaveValue('足额缴费月数')
})

test('本年度政策：规定、条款、与上年相比、算例', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '本年度政策' }).click()
  await expect(page.getByRole('heading', { name: '2023 年度稳岗返还政策' })).toBeVisible()
  await expect(page.getByText('实际缴费的 60%', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('豫人社办〔2023〕71号').first()).toBeVisible()
  const changes = page.getByRole('region', { name: '与 2022 年度相比' })
  await expect(changes.getByText('实际缴费的 90%')).toBeVisible()
  await expect(page.getByText('12,960.01').or(page.getByText('57,600.00')).first()).toBeVisible()
  await look(page, '本年度政策')
  await page.getByRole('link', { name: '2025 年度' }).click()
  await expect(page.getByText('劳动合同期满（220）').first()).toBeVisible()
  await page.goto('/policy/1999')
  await expect(page.getByText('没有这个年度的稳岗返还政策')).toBeVisible()
})
