import { build } from 'esbuild'
import { projectFile } from '#project-file'

const inBrowser = (name: string) => projectFile(`src/verifier/browser/${name}.ts`)

/**
 * Builds 凭证核验 as one HTML file that works from disk without any network access: the same checks as the command
 * `verify-receipt`, with replacements for the few Node.js modules they need.
 */
export async function makeVerifier(): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [inBrowser('page')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    alias: { '#platform': inBrowser('platform'), 'node:crypto': inBrowser('crypto') },
    inject: [inBrowser('buffer')],
  })
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', String.raw`<\/script`)
  return Buffer.from(pageWith(script))
}

const style = `body{margin:0 auto;max-width:56rem;padding:1rem;font:1rem/1.7 "Microsoft YaHei","PingFang SC",sans-serif;color:#1b1f24;background:#fff}
label{display:block;font-weight:bold;margin-top:1rem}input{font:inherit;max-width:100%;box-sizing:border-box}
input[type=text]{width:100%;padding:.5rem;border:1px solid #5b6570}
button{font:inherit;margin-top:1.25rem;padding:.5rem 2rem;border:0;border-radius:4px;background:#14599c;color:#fff;cursor:pointer}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
table{width:100%;border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #c6ccd2;padding:.5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f5f8;width:9rem}.yes{color:#0b6b2d}.no{color:#a4161a;font-weight:bold}.open{color:#5b4b00}`

const pageWith = (script: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>稳岗网厅受理凭证核验</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>受理凭证核验</h1>
<p>本页在您自己的电脑上核验，不连接网络，不上传任何内容。核验结果由凭证本身计算得出，不依赖经办机构。</p>
<form id="form">
<label for="receipt">受理凭证文件</label>
<input id="receipt" type="file" accept=".json,application/json" required>
<label for="roots">每日存证文件（可不选）</label>
<input id="roots" type="file" accept=".json,application/json">
<label for="typed">或填写从别处得到的存证值（可不填）</label>
<input id="typed" type="text" autocomplete="off" spellcheck="false">
<button type="submit">核验</button>
</form>
<div id="result" role="status"></div>
<noscript><p>您的浏览器不能运行本页的程序。请换用近年的浏览器打开，或请技术人员用命令行核验。</p></noscript>
</main>
<script>${script}</script>
</body>
</html>
`
