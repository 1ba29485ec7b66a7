import { asHall, refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { recordChange } from '../second-factor/record-change.ts'
import { factors } from '../second-factor/tables.ts'
import { readPasskeyName } from './read-passkey-name.ts'

/** 改名: renames one of the account's own passkeys. @throws Refusal at `name`, or 'not-found'. */
export async function renamePasskey(
  tx: Tx,
  acting: Acting<Member>,
  given: { readonly passkeyNo: number; readonly name: string },
): Promise<void> {
  const name = readPasskeyName(given.name)
  const { accountNo } = acting.who
  await asHall(tx, async tx => {
    const renamed = await factors(tx)
      .updateTable('identity.passkey')
      .set({ name })
      .where('passkey_no', '=', given.passkeyNo)
      .where('account_no', '=', accountNo)
      .executeTakeFirst()
    if (renamed.numUpdatedRows !== 1n) refuse('not-found', '没有这个通行密钥，可能已被删除。')
    await recordChange(tx, acting, {
      accountNo,
      change: 'passkey-renamed',
      words: `将一个通行密钥改名为“${name}”`,
    })
  })
}
