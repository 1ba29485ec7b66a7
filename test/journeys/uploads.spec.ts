import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { logInUnit, look, test } from './hall.ts'

test.use({ province: 'uploads', settings: { PROCESSES: '2' } })

/** A photograph slightly larger than three upload parts: noise is incompressible. */
const photograph = (mean: number) =>
  sharp({
    create: {
      width: 1200,
      height: 1000,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean, sigma: 90 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer()

async function save(page: Page): Promise<void> {
  await logInUnit(page, '91410783MA0000023C')
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('王五')
  await page.getByLabel('联系方式').fill('13800000003')
  await page.getByLabel('银行账号').fill('41001522010050201234')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '采集电子材料' }).click()
}

/** Drops a file on a material's form, as a mouse would. */
async function drop(page: Page, label: string, name: string, content: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ([text, title]) => {
      const bytes = Uint8Array.from(atob(text ?? ''), letter => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], title ?? '', { type: 'image/jpeg', lastModified: 1_000_000 }))
      return transfer
    },
    [content.toString('base64'), name],
  )
  const form = page.locator('form', { has: page.getByLabel(label) })
  await form.dispatchEvent('dragover', { dataTransfer: data })
  await form.dispatchEvent('drop', { dataTransfer: data })
}

test.setTimeout(150_000)

// Without scripts a file is sent in one piece.
test('拖入的照片在断网处自动继续，离开页面后重选同一文件也从断开处继续', { tag: '@scripts' }, async ({
  page,
}) => {
  await save(page)
  const first = await photograph(128)
  expect(first.length).toBeGreaterThan(1_100_000)
  const sent: number[] = []
  page.on('request', request => {
    if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']))
  })
  let broken = 0
  await page.route('**/uploads/*', async route => {
    const second = Number(route.request().headers()['upload-offset']) > 0
    if (route.request().method() === 'PATCH' && second && broken < 2) {
      broken += 1
      return await route.abort('connectionreset')
    }
    return await route.continue()
  })
  await drop(page, '企业相关证明材料', '照片一.jpg', first)
  await expect(page.getByText('网络中断，接通后自动从断开处继续。')).toBeVisible()
  await look(page, '上传中断')
  await expect(page.getByText('电子材料上传成功')).toBeVisible()
  await expect(page.getByText('照片一.jpg')).toBeVisible()
  expect(broken).toBe(2)
  expect(sent.filter(offset => offset === 0)).toHaveLength(1)

  sent.length = 0
  await page.unroute('**/uploads/*')
  const other = await photograph(100)
  await page.route('**/uploads/*', async route => {
    const { 'upload-offset': offset } = route.request().headers()
    return await (Number(offset) > 0 ? route.abort('internetdisconnected') : route.continue())
  })
  await drop(page, '稳岗返还资金用途告知', '照片二.jpg', other)
  await expect(page.getByText('网络中断，接通后自动从断开处继续。')).toBeVisible()
  await page.reload()
  await page.unroute('**/uploads/*')
  await drop(page, '稳岗返还资金用途告知', '照片二.jpg', other)
  await expect(page.getByText('照片二.jpg')).toBeVisible()
  expect(sent.filter(offset => offset === 0)).toHaveLength(1)
  const href = await page.getByRole('link', { name: /照片二/ }).getAttribute('href')
  const kept = await page.request.get(href ?? '')
  expect(await sharp(await kept.body()).metadata()).toMatchObject({ width: 1200, height: 1000 })
})
