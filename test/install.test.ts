import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { prunePackages } from '../script/build/prune-packages.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, content = '{}'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
const there = (path: string) => existsSync(join(folder, 'node_modules', path))

test('after the build, packages that a running hall needs stay and others go', async () => {
  const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc'
  const packages = {
    '': { dependencies: { run: '1', tool: '1' }, optionalDependencies: { '@database/here': '1' } },
    'node_modules/run': { dependencies: { inner: '1', shared: '1' } },
    'node_modules/run/node_modules/inner': { dependencies: { shared: '1' } },
    'node_modules/inner': {},
    'node_modules/shared': { optionalDependencies: { '@machine/code': '1' } },
    'node_modules/@machine/code': {},
    'node_modules/@database/here': {},
    'node_modules/tool': { dependencies: { '@tools/part': '1', deep: '1' } },
    'node_modules/tool/node_modules/deep': {},
    'node_modules/@tools/part': {},
    [fonts]: {},
  }
  write('package-lock.json', JSON.stringify({ packages }))
  for (const path of Object.keys(packages)) if (path) write(`${path}/package.json`)
  for (const weight of ['100Thin', '400Regular', '700Bold', '900Black']) write(`${fonts}/${weight}/font.ttf`)
  mkdirSync(join(folder, 'node_modules/.bin'))
  for (const name of ['run', 'tool']) symlinkSync(`../${name}`, join(folder, 'node_modules/.bin', name))

  await prunePackages(folder, ['run', '@expo-google-fonts/noto-sans-sc'])

  expect(readdirSync(join(folder, 'node_modules')).sort()).toEqual(
    ['.bin', '@database', '@expo-google-fonts', '@machine', 'run', 'shared'].sort(),
  )
  expect(there('run/node_modules/inner/package.json')).toBe(true)
  expect(readdirSync(join(folder, 'node_modules/.bin'))).toEqual(['run'])
  expect(readdirSync(join(folder, fonts)).sort()).toEqual(['400Regular', '700Bold', 'package.json'])
})

/** A project with this script/install, an npm that notes how it is called, and a Node.js of this version. */
function project(version: string) {
  cpSync(projectFile('script/install'), join(folder, 'script/install'))
  cpSync(projectFile('script/build/lock'), join(folder, 'script/build/lock'))
  cpSync(projectFile('script/node'), join(folder, 'script/node'), { recursive: true })
  write('script/build/run-packages', 'sharp\n')
  write('package-lock.json', '{"lock":1}')
  const program = (name: string, text: string) => {
    write(`bin/${name}`, `#!/bin/bash\n${text}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  program('node', `echo ${version}`)
  program(
    'npm',
    `echo "\${PWD##*/} $*" >>${folder}/calls
if [ "\${PWD##*/}" = .node ]; then
  mkdir -p node_modules/node-here/bin node_modules/node-here/include
  printf '#!/bin/bash\\necho v24.1.0\\n' >node_modules/node-here/bin/node
  chmod +x node_modules/node-here/bin/node
else mkdir -p node_modules/.bin node_modules/sharp; echo '{}' >node_modules/sharp/package.json; fi`,
  )
  const calls = () => {
    const path = join(folder, 'calls')
    const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
    rmSync(path, { force: true })
    return lines.map(line => [line.startsWith('.node') ? 'Node.js' : 'packages', line.includes('--omit=dev')])
  }
  return (kind: string) => {
    const env = { PATH: `${folder}/bin:/usr/bin:/bin` }
    execFileSync(join(folder, 'script/install'), [kind], { env, stdio: 'pipe' })
    return calls()
  }
}

test('packages are installed once, without those of the tests until these ask', () => {
  const install = project('v24.0.0')
  expect(install('run')).toEqual([['packages', true]])
  expect(install('run')).toEqual([])
  expect(install('build')).toEqual([])
  write('node_modules/.installed-for', 'run\n')
  expect(install('run')).toEqual([])
  expect(install('build')).toEqual([['packages', true]])
  expect(install('all')).toEqual([['packages', false]])
  expect(install('build')).toEqual([])
  write('package-lock.json', '{"lock":2}')
  expect(install('run')).toEqual([['packages', false]])
})

test('a package that is missing is installed again', () => {
  const install = project('v24.0.0')
  install('run')
  rmSync(join(folder, 'node_modules/sharp'), { recursive: true })
  expect(install('run')).toEqual([['packages', true]])
  expect(there('sharp/package.json')).toBe(true)
})

test('Node.js comes along without its headers only where the machine has an older one', () => {
  const install = project('v20.19.0')
  expect(install('run')).toEqual([
    ['packages', true],
    ['Node.js', false],
  ])
  expect(execFileSync(join(folder, 'node_modules/.bin/node')).toString()).toBe('v24.1.0\n')
  expect(readdirSync(join(folder, 'node_modules/.node/node_modules/node-here'))).toEqual(['bin'])
  expect(install('run')).toEqual([])
})
