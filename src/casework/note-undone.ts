import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'

/** 撤销注册 took back what a settled declaration had changed: one line of its history. Part of the caller's transaction. */
export async function noteUndone(tx: Tx, acting: Acting, declarationId: string): Promise<void> {
  const row = await lockDeclaration(tx, declarationId)
  await recordEvent(tx, acting, keyOf(row), {
    verb: 'note',
    words: '因注册异议成立，经办机构已撤销单位注册，本次维护的代码和联系人已恢复为原来的',
  })
}
