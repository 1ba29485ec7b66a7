import { type Browser, expect, type Page } from '@playwright/test'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { logInOfficer, logInUnit, look, submitBySms, test } from './hall.ts'

// 采集电子材料 as pages: ordered, turned, photographed by phone, taken over from an earlier case.
test.use({ province: 'materials' })

const unit = '91410783MA0000023C'
const materials = '采集电子材料'

let shade = 0
/** A landscape page with distinctive content. */
async function sheet(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  shade += 1
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="297"><rect width="420" height="297" fill="#fff"/>${Array.from({ length: 9 }, (_, i) => `<rect x="40" y="${40 + i * 24}" width="${340 - ((i * shade * 37) % 150)}" height="8" fill="#456"/>`).join('')}</svg>`
  return { name: `证明${shade}.png`, mimeType: 'image/png', buffer: await drawn(text) }
}

/** A photograph of a tilted sheet on a dark table. */
const photograph = async () => {
  shade += 1
  return await sharp(
    await drawn(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600"><rect width="1200" height="1600" fill="#4a3b2f"/><polygon points="180,220 1040,160 1110,1400 120,1460" fill="#f4f4ee"/>${Array.from({ length: 12 }, (_, i) => `<rect x="260" y="${360 + i * 80}" width="${640 - ((i * shade * 53) % 300)}" height="22" fill="#234"/>`).join('')}</svg>`,
    ),
  )
    .jpeg()
    .toBuffer()
}

/** Rasterises SVG in the test process; the server does not read SVG. */
async function drawn(svg: string): Promise<Buffer> {
  return await sharp(Buffer.from(svg)).png().toBuffer()
}

async function openMaterials(page: Page): Promise<void> {
  await logInUnit(page, unit)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').or(page.locator('[name=noticeRead]')).first().check()
  await page.getByRole('button', { name: materials }).click()
  await expect(page.getByRole('heading', { name: materials })).toBeVisible()
}

async function addPage(page: Page): Promise<void> {
  const field = page.getByLabel('要添加的一页')
  if (!(await field.isVisible())) await page.getByText('添加一页', { exact: true }).click()
  await field.setInputFiles(await sheet())
  await page.getByRole('button', { name: '添加这一页' }).click()
  await expect(page.getByText('已添加一页')).toBeVisible()
}

test('几页合成一份：添加、上移、旋转、删除，预览从头看到尾，计数按份', { tag: '@no-scripts' }, async ({
  page,
}) => {
  await openMaterials(page)
  await page.getByLabel('企业相关证明材料').setInputFiles(await sheet())
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('本次上传1页')).toBeVisible()
  await addPage(page)
  await addPage(page)
  await expect(page.getByText('1/1')).toBeVisible()
  await expect(page.getByText('本次上传3页')).toBeVisible()

  const order = async () =>
    await page
      .getByRole('list', { name: '材料页面' })
      .locator('li')
      .evaluateAll(items => items.map(item => item.getAttribute('data-page')))
  const [first, second, third] = await order()
  await page.getByRole('button', { name: '上移 第 3 页' }).click()
  await expect.poll(order).toEqual([first, third, second])
  await page.getByRole('button', { name: '下移 第 1 页' }).click()
  await expect.poll(order).toEqual([third, first, second])

  const thumbnail = page.getByRole('list', { name: '材料页面' }).locator('img').first()
  const before = await thumbnail.getAttribute('src')
  await page.getByRole('button', { name: '旋转 第 1 页' }).click()
  await expect(thumbnail).not.toHaveAttribute('src', before ?? '')
  const turned = await page.request.get((await thumbnail.getAttribute('src')) ?? '')
  const small = await sharp(await turned.body()).metadata()
  expect(small.height).toBeGreaterThan(small.width)
  await look(page, '材料各页')

  await page.getByRole('link', { name: '预览全部 3 页' }).click()
  await expect(page.getByRole('heading', { name: '材料预览' })).toBeVisible()
  await expect(page.getByRole('img', { name: '第 3 页' })).toBeVisible()
  await look(page, '材料预览')
  await page.goBack()
  await page.getByRole('button', { name: '删除 第 2 页' }).click()
  await expect(page.getByText('已删除这一页')).toBeVisible()
  await expect.poll(order).toEqual([third, second])
  await page.getByRole('button', { name: '删除整份' }).click()
  await expect(page.getByText('0/1')).toHaveCount(2)
})

/** Decodes the QR code on the computer's page. */
async function readQrCode(page: Page): Promise<string> {
  const picture = await page.getByRole('img', { name: /二维码/ }).screenshot()
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

const phoneOf = async (browser: Browser) =>
  await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })).newPage()

test('手机扫码上传：手机不登录，照片拉正后自己出现在电脑上；第二部手机和过期的二维码不行', {
  tag: '@scripts',
}, async ({ page, browser, hall }) => {
  await openMaterials(page)
  await page.getByRole('link', { name: '手机扫码上传' }).first().click()
  await page.getByRole('button', { name: '生成二维码' }).click()
  await expect(page.getByText('请用手机扫描二维码')).toBeVisible()
  await look(page, '手机扫码上传')
  const address = await readQrCode(page)
  expect(address).toMatch(new RegExp(`^${hall.url}/phone/[\\w-]{43}$`))

  const phone = await phoneOf(browser)
  const answer = await phone.goto(address)
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
  await expect(phone.getByText('企业相关证明材料')).toBeVisible()
  expect(await phone.locator('body').innerText()).not.toContain('长垣示例')
  await look(phone, '手机拍照上传')
  await expect(page.getByText('手机已连接')).toBeVisible()
  for (const pages of [1, 2]) {
    await phone
      .getByLabel('拍照')
      .setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: await photograph() })
    await expect(phone.getByText('请核对橙色线框')).toBeVisible()
    if (pages === 1) {
      await phone.getByRole('button', { name: /左上角/ }).press('ArrowLeft')
      await look(phone, '手机核对四角')
    }
    await phone.getByRole('button', { name: '上传这一页' }).click()
    await expect(phone.getByText('这一页已上传')).toBeVisible()
    await expect(page.getByText(`已收到 ${pages} 页`)).toBeVisible()
  }
  await expect(page.getByRole('list', { name: '材料页面' }).locator('li')).toHaveCount(2)
  await look(page, '手机传来的页面')
  const href = await page.getByRole('link', { name: '第 1 页' }).getAttribute('href')
  const sent = sharp(await (await page.request.get(href ?? '')).body())
  const { width, height } = await sent.metadata()
  // The photograph is 4:3; the result is the sheet alone, with paper in every corner.
  expect(Math.abs(height / width - 1.25)).toBeLessThan(0.05)
  const { data } = await sent
    .greyscale()
    .resize(40, 40, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([data[41], data[78], data[1521], data[1558]].filter(value => (value ?? 0) > 180)).toHaveLength(4)

  const other = await phoneOf(browser)
  await other.goto(address)
  await expect(other.getByText('已由另一部手机使用')).toBeVisible()
  await look(other, '第二部手机')

  await hall.moveTo('2023-08-11T09:25:00+08:00')
  await expect(page.getByText('二维码已过期（10 分钟内有效）。已收到 2 页。')).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('二维码已过期')).toBeVisible()
  await phone.context().close()
  await other.context().close()
})

const reason = '登记的划型有误，附营业执照和财务报表。'

async function correct(page: Page): Promise<void> {
  await page.goto('/employer/items/data-correction')
  await page.getByLabel('有误的数据').selectOption({ index: 2 })
  await page.getByLabel('应为').fill('中型企业')
  await page.getByLabel('更正理由').fill(reason)
  await page.getByRole('button', { name: materials }).click()
}

test('以前提交过的材料：不予通过后再次申请，同一份材料直接使用，经办端看得到各页', {
  tag: '@scripts',
}, async ({ page, hall }) => {
  await logInUnit(page, unit)
  await correct(page)
  await expect(page.getByRole('link', { name: '使用以前提交过的材料' })).toHaveCount(0)
  await page.getByLabel('佐证材料').setInputFiles(await sheet())
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('本次上传1页')).toBeVisible()
  await addPage(page)
  await page.getByRole('link', { name: '确定' }).click()
  await submitBySms(page, hall, '13800000003')
  await expect(page.getByText('提交成功')).toBeVisible()

  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '办理', exact: true }).first().click()
  await expect(page.getByRole('list', { name: '材料页面' }).getByRole('link')).toHaveCount(2)
  await page.getByLabel('不予通过的原因').fill('登记的划型与统计部门一致，不予更正')
  await look(page, '经办端材料各页')
  await page.getByRole('button', { name: '不予通过' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()

  await correct(page)
  await page.getByRole('link', { name: '使用以前提交过的材料' }).click()
  await expect(page.getByText('有效期至 2024-08-')).toBeVisible()
  await look(page, '使用以前提交过的材料')
  await page.getByRole('button', { name: '使用', exact: true }).click()
  await expect(page.getByText('本次上传2页')).toBeVisible()
  await expect(page.getByText('1/5')).toBeVisible()
})
