import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { dataFolder } from '../journeys/start-hall.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
const program = projectFile('dist/current/hall.js')
const folder = await dataFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What is loaded at the first password, picture or printout. */
const seldomUsed = /node_modules\/(@node-rs|sharp|@img|@myriaddreamin|subset-font|harfbuzzjs)\//
const compilers = /node_modules\/(tsx|sass|esbuild|@esbuild|@swc)\//

/** A built hall, elsewhere than in its project, and the addresses of the modules it has loaded until it ends. */
async function running(work: (url: string, processId: number) => Promise<void>): Promise<string> {
  const modules = join(folder, 'modules')
  const recorder = projectFile('test/crash/record-modules.ts')
  const own = { DATA_DIR: folder, PORT: '0', PROCESSES: '1', DEMO: '0', LOG_LEVEL: 'error', MODULES: modules }
  const env = { ...process.env, ...own }
  const hall = spawn(process.execPath, ['--import', recorder, program, 'server'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let said = ''
    for await (const chunk of hall.stdout) {
      said += chunk
      const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? []
      if (!url) continue
      await work(url, hall.pid ?? 0)
      break
    }
  } finally {
    hall.kill('SIGTERM')
    await once(hall, 'exit')
  }
  expect(hall.exitCode).toBe(0)
  return await readFile(modules, 'utf8')
}

test('the built hall answers with its style sheet, scripts and verifier, and loads no compiler', async () => {
  const modules = await running(async url => {
    const page = await (await fetch(`${url}/`)).text()
    const assets = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(assets.map(path => path.replace(/\..*\./, '.')).sort()).toEqual([
      '/assets/favicon.svg',
      '/assets/hall.css',
      '/assets/hall.js',
    ])
    for (const path of [...assets, '/evidence/verifier.html']) {
      const answer = await fetch(url + path)
      const made = await readFile(
        projectFile('dist/current/made', path.replace(/^.*\/(\w+)\..*?(\w+)$/, '$1.$2')),
      )
      expect(answer.status, path).toBe(200)
      expect(Buffer.from(await answer.arrayBuffer()).equals(made), path).toBe(true)
    }
  })
  expect(modules).toContain('/hall.js')
  expect(modules.split('\n').filter(url => compilers.test(url) || seldomUsed.test(url))).toEqual([])
}, 120_000)

test('on data that exists, it has answered with less than 200 MB of memory', async () => {
  await running(async (url, processId) => {
    expect((await fetch(`${url}/`)).status).toBe(200)
    const status = await readFile(`/proc/${processId}/status`, 'utf8')
    const [, kilobytes = 'unknown'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? []
    expect(Number(kilobytes) / 1024).toBeLessThan(200)
  })
}, 120_000)

test('from sources it does load them, so the record can be trusted', async () => {
  const modules = join(folder, 'modules-of-sources')
  const args = [
    '--import',
    projectFile('test/crash/record-modules.ts'),
    '--import',
    'tsx',
    '-e',
    "import('#made-file').then(() => import('#identity')).then(({ hashPassword }) => hashPassword('x'))",
  ]
  execFileSync(process.execPath, args, { cwd: projectFile(), env: { ...process.env, MODULES: modules } })
  const read = await readFile(modules, 'utf8')
  expect(read).toMatch(compilers)
  expect(read).toMatch(seldomUsed)
}, 60_000)

test('its stack traces name the sources', async () => {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const failed = await new Promise<string>(resolve => {
    execFile(process.execPath, [program, 'books'], { env }, (_error, _out, err) => resolve(err))
  })
  expect(failed).toContain('ECONNREFUSED')
  expect(failed).toMatch(/src\/platform\/[\w/-]+\.ts:\d+:\d+/)
  // The bundle's line that threw, which Node.js would print, is much longer.
  expect(failed.length).toBeLessThan(5000)
}, 60_000)

test('its client for a bucket is whole, though loaded only where a bucket is set', async () => {
  const bucket = { FILES_S3_ENDPOINT: 'http://127.0.0.1:1', FILES_S3_BUCKET: 'hall' }
  const keys = { FILES_S3_KEY: 'key', FILES_S3_SECRET: 'secret' }
  const env = { ...process.env, DATA_DIR: folder, DEMO: '0', ...bucket, ...keys }
  // It asks the bucket, which does not answer, and goes on.
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'books'], { env })
  expect(stdout).toMatch(/对象存储没有应答.*ECONNREFUSED 127\.0\.0\.1:1/s)
}, 60_000)
