import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { madeFile } from '#made-file'
import { loadAssets } from './assets.ts'
import { Document, renderPage } from './document.tsx'
import { TextField } from './form/text-field.tsx'
import { Gallery } from './gallery.tsx'

const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test('user input is rendered unchanged and never as markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), text => {
      const html = renderToStaticMarkup(<TextField name="a" label="标签" value={text} />)
      const value = /value="([^"]*)"/.exec(html)?.[1] ?? ''
      expect(unescaped(value)).toBe(text)
      expect(html).not.toContain('<script')
    }),
  )
  expect(renderToStaticMarkup(<TextField name="a" label={'<script>x</script>'} />)).not.toContain('<script')
})

test('hint and error describe the input; the label alone is its name', () => {
  const html = renderToStaticMarkup(
    <TextField name="code" label="新代码" required hint="十八位" error="不对" />,
  )
  expect(html).toContain('<label for="code">新代码</label>')
  expect(html).toContain('aria-describedby="code-hint code-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toMatch(/class="star" aria-hidden="true"/)
})

test('a page takes the script for fields along if it has one of a known kind', () => {
  const page = (field: VNode) => renderPage(<Document title="页">{field}</Document>)
  const script = /<script src="\/assets\/fields\.[^"]*js" defer/
  expect(page(<TextField name="mobile" label="手机" kind="mobile" />)).toMatch(script)
  expect(page(<TextField name="words" label="说明" value=' data-kind="mobile"' />)).not.toMatch(script)
})

test('no component has inline styles or handlers, which the content policy would block', () => {
  const html = renderToStaticMarkup(<Gallery />)
  expect(html).not.toMatch(/ style=| on[a-z]+=/)
})

test('style sheet and scripts are small, and the scripts are ES5', async () => {
  const assets = await loadAssets(madeFile)
  // hall has the cleaning and check of every kind of field, shared with the server
  const most = { hall: 15_500, passkey: 5000, phone: 12_000, ukey: 5500 }
  for (const [name, bytes] of Object.entries(most)) {
    const script = assets.find(
      asset => asset.path.startsWith(`/assets/${name}.`) && asset.path.endsWith('.js'),
    )
    const text = script?.body.toString() ?? ''
    expect(text.length, name).toBeGreaterThan(1000)
    expect(text.length, name).toBeLessThan(bytes)
    expect(text, name).not.toMatch(/=>|\bconst\b|\blet\b|`/)
  }
  const style = assets.find(asset => asset.type.startsWith('text/css'))?.body.toString() ?? ''
  expect(style.length).toBeLessThan(20_000)
  expect(style).not.toMatch(/var\(|display:grid|[^-]gap:/)
})
