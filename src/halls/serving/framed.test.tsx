import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Who } from '#identity'
import type { Runtime } from '#platform'
import { CaptchaField, CheckField, TextField } from '#ui'
import { type FramedPage, framed } from './framed.tsx'
import type { Visit } from './visit.ts'

const visit: Visit = {
  acting: {
    who: { kind: 'visitor' },
    runtime: { config: { demo: false } } as Runtime,
    at: new Date('2023-08-11T01:00:00Z'),
    origin: { ip: '127.0.0.1', agent: '', visitor: '' },
  },
  catalogue: new Map(),
  site: 'http://127.0.0.1',
  path: '/publicity/7',
  params: {},
  query: {},
  pending: undefined,
  typed: undefined,
  findings: [{ field: 'mobile', sentence: '手机号码应为11位数字。' }],
  message: undefined,
  hidden: {},
}

const rendered = (page: FramedPage<Who, { readonly name: string }>, of = visit) =>
  renderToStaticMarkup(framed(page, { name: '第七批公示' }, of))

const view = () => <p>内容</p>

/** Where each of the texts begins; all of them are there, in this order. */
function expectInOrder(html: string, ...texts: string[]) {
  const places = texts.map(text => html.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
}

test('a page is its content below message, heading and error summary', () => {
  const html = rendered({ title: '公示公告', view }, { ...visit, message: '提交成功。' })
  expectInOrder(html, '提交成功。', '<h1 class="page-title">公示公告</h1>', '请更正以下问题', '<p>内容</p>')
  expect(html).toContain('<title>公示公告 - ')
  expect(rendered({ title: '公示公告', view }, { ...visit, findings: [] })).not.toContain('请更正以下问题')
})

test('title, heading and breadcrumbs may depend on what was loaded', () => {
  const html = rendered({
    title: ({ name }) => name,
    heading: ({ name }) => <em>{name}</em>,
    trail: ({ name }, { path }) => [{ href: path, text: `关于${name}` }],
    view,
  })
  expect(html).toContain('<title>第七批公示 - ')
  expect(html).toContain('<h1 class="page-title"><em>第七批公示</em></h1>')
  expect(html).toContain('<li><a href="/publicity/7">关于第七批公示</a></li><li>第七批公示</li>')
})

test('each look has one heading, above the errors', () => {
  for (const look of ['page', 'login-card', 'success'] as const) {
    const html = rendered({ title: '登录', look, view })
    expect(html.match(/<h1/g), look).toHaveLength(1)
    expectInOrder(html, '>登录</h1>', '请更正以下问题', '<p>内容</p>')
  }
  expect(rendered({ title: '登录', look: 'login-card', view })).toContain('<div class="login"><h1>登录</h1>')
  expect(rendered({ title: '好', look: 'success', view })).toMatch(/class="notice success"[^>]*><h1>好<\/h1>/)
})

test('faults are listed in the order of their fields on the page, what belongs to no field last', () => {
  const html = rendered(
    {
      title: '注册',
      view: () => (
        <>
          <CaptchaField id="1" label="图形验证码" />
          <TextField name="mobile" label="手机" kind="mobile" />
          <CheckField name="agreed" label="同意" />
        </>
      ),
    },
    {
      ...visit,
      findings: ['', 'agreed', 'mobile', 'captcha'].map(field => ({ field, sentence: `改${field}` })),
    },
  )
  expectInOrder(html, '>改captcha</a>', '>改mobile</a>', '>改agreed</a>', '<li>改</li>', '图形验证码')
})
