import { createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { ConfigFault } from '../config.ts'
import type { Db, Tx } from '../database.ts'
import { refuseWrongFirst } from './refuse-wrong-first.ts'
import type { SealedColumn } from './sealed-column.ts'

/**
 * The key number of each secret, as this database knows it; a secret that is new here gets the next number. Works as
 * the database's owner: the application itself neither reads nor writes these numbers.
 * @param sealed every sealed column, to tell whether the first secret to be numbered is the right one
 * @throws ConfigFault when the secret that indexes and files were made with is not among them, or cannot be told.
 */
export async function numberSecrets(
  owner: Db,
  secrets: readonly string[],
  sealed: readonly SealedColumn[],
): Promise<Map<number, string>> {
  return await owner.transaction().execute(async tx => {
    if (!(await isThere(tx))) return await firstOf(tx, secrets, sealed)
    await sql`lock table platform.seal_key in share row exclusive mode`.execute(tx)
    const known = await knownKeys(tx)
    if (known.length === 0) await firstOf(tx, secrets, sealed)
    const numbers = new Map<number, string>()
    for (const secret of secrets) {
      const proof = proofOf(secret)
      const key = known.find(one => one.proof.equals(proof)) ?? (await addKey(tx, proof))
      numbers.set(key.key_no, secret)
    }
    if (!numbers.has(1)) throw new ConfigFault([firstMissing])
    return numbers
  })
}

/** Before anything is numbered, the only secret is the first. */
async function firstOf(
  tx: Tx,
  secrets: readonly string[],
  sealed: readonly SealedColumn[],
): Promise<Map<number, string>> {
  const [first, ...others] = secrets
  if (first === undefined || others.length > 0) throw new ConfigFault([severalAtFirst])
  await refuseWrongFirst(tx, first, sealed)
  return new Map([[1, first]])
}

/** The table comes with the migrations, which run after the secrets are asked for the first time. */
async function isThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('platform.seal_key') is not null as found`.execute(tx)
  return rows[0]?.found === true
}

const firstMissing =
  'HALL_SECRET: 与数据库建立时使用的主密钥不同；更换主密钥时，须把原主密钥填入 HALL_SECRET_PREVIOUS 并一直保留'

const severalAtFirst =
  'HALL_SECRET_PREVIOUS: 数据库尚未登记主密钥；请先只填写一直使用的 HALL_SECRET 启动一次，再更换主密钥'

interface SealKey {
  readonly key_no: number
  readonly proof: Buffer
}

async function knownKeys(tx: Tx): Promise<SealKey[]> {
  const { rows } = await sql<SealKey>`select key_no, proof from platform.seal_key`.execute(tx)
  return rows
}

async function addKey(tx: Tx, proof: Buffer): Promise<Pick<SealKey, 'key_no'>> {
  const { rows } = await sql<Pick<SealKey, 'key_no'>>`
    insert into platform.seal_key (key_no, proof) select coalesce(max(key_no), 0) + 1, ${proof} from platform.seal_key
    returning key_no`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no key number was given')
  return row
}

const proofOf = (secret: string): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'wengang-hall', 'proof', 32))
  return createHmac('sha256', key).update('seal-key').digest()
}
