import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectFile } from '#project-file'
import { openBridge } from '../demo/ukey/bridge.ts'
import { Slot } from '../demo/ukey/methods.ts'
import { readToken } from '../demo/ukey/read-token.ts'

const folder = projectFile('demo/ukey')
const say = (line: string) => void process.stdout.write(`${line}\n`)

const tokens = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => readToken(join(folder, name)))
const slot = new Slot(tokens)

/** Commands accepted on standard input. */
const orders: Readonly<Record<string, () => void>> = {
  pull: () => {
    slot.pluggedIn = false
  },
  plug: () => {
    slot.pluggedIn = true
  },
  old: () => {
    slot.version = 0
  },
  new: () => {
    slot.version = 1
  },
  cancel: () => {
    slot.cancelNext = true
  },
}

const port = Number(process.env.UKEY_PORT ?? 18000)
const server = openBridge(slot, process.argv.slice(2))
server.listen(port, '127.0.0.1', () => {
  say(`演示 UKey 已插入：http://127.0.0.1:${port}，密码 123456。`)
  for (const { label, certificates } of tokens) say(`  ${label}（${certificates.length} 张证书）`)
  say('输入 pull 拔出、plug 插入、old 假装版本过低、new 恢复、cancel 下一次签名由用户取消；Ctrl+C 结束。')
})
createInterface({ input: process.stdin }).on('line', line => {
  const order = orders[line.trim()]
  order?.()
  say(order ? `已执行：${line.trim()}` : '不认识的命令。')
})
