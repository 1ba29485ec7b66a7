import type { Tx } from '#platform'
import { insuredPersons, recordedContact, type Unit, unitContact } from '#registry'
import { mobileOf } from '../account/account.ts'
import { identity } from '../tables.ts'

/** The mobiles of everybody who speaks or spoke for a unit, and of its insured people with an account; each once. */
export async function whoMayObject(tx: Tx, unit: Unit): Promise<string[]> {
  const recorded = await recordedContact(tx, unit.unitNo)
  const maintained = await unitContact(tx, unit.unitNo)
  const accounts = [...(await operators(tx, unit.unitNo)), ...(await insured(tx, unit.unitNo))]
  const known = [
    recorded.legalRepMobile,
    recorded.contactMobile,
    unit.mobile,
    maintained?.legalRepMobile,
    maintained?.operatorMobile,
    ...accounts.map(mobileOf),
  ]
  return [...new Set(known.filter(mobile => typeof mobile === 'string' && mobile !== ''))] as string[]
}

/** Also those who no longer act: an earlier administrator knows the unit. */
const operators = (tx: Tx, unitNo: string) =>
  identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('kind', '=', 'operator')
    .where('unit_no', '=', unitNo)
    .execute()

async function insured(tx: Tx, unitNo: string) {
  const personNos = await insuredPersons(tx, unitNo)
  if (personNos.length === 0) return []
  return await identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('kind', '=', 'person')
    .where('disabled_at', 'is', null)
    .where(({ eb, fn, val }) => eb('person_no', '=', fn.any(val(personNos))))
    .execute()
}
