import { createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { ConfigFault } from '../config.ts'
import type { Db } from '../database.ts'

/**
 * The key number of each secret, as this database knows it; secrets that are new here get the next numbers, in their
 * order. Works as the database's owner: the application itself neither reads nor writes these numbers.
 * @throws ConfigFault when the secret that indexes and files were made with is not among them.
 */
export async function numberSecrets(owner: Db, secrets: readonly string[]): Promise<Map<number, string>> {
  const numbered = await owner.transaction().execute(async tx => {
    await sql`lock table platform.seal_key in share row exclusive mode`.execute(tx)
    const numbers = new Map<number, string>()
    for (const secret of secrets) {
      const proof = proofOf(secret)
      await sql`insert into platform.seal_key (key_no, proof)
        select coalesce(max(key_no), 0) + 1, ${proof}::bytea from platform.seal_key
        having not exists (select from platform.seal_key where proof = ${proof})`.execute(tx)
      const { rows } = await sql<{
        key_no: number
      }>`select key_no from platform.seal_key where proof = ${proof}`.execute(tx)
      for (const row of rows) numbers.set(row.key_no, secret)
    }
    if (!numbers.has(1)) throw new ConfigFault([missingFirst])
    return numbers
  })
  return numbered
}

const missingFirst =
  'HALL_SECRET: 与数据库建立时使用的主密钥不同；更换主密钥时，须把原主密钥填入 HALL_SECRET_PREVIOUS 并一直保留'

const proofOf = (secret: string): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'wengang-hall', 'proof', 32))
  return createHmac('sha256', key).update('seal-key').digest()
}
