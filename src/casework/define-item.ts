import type { z } from 'zod'
import { type FormValues, findingsOf, Refusal } from '#platform'
import { displayRow } from './display-row.ts'
import type { FieldSection } from './field.ts'
import type { CheckedForm, Item, ItemDefinition } from './item.ts'
import { openRows, rowsOfItem } from './rows/rows-of-item.ts'

/** Builds an item from its definition. */
export function defineItem<Facts, Schema extends z.ZodObject, Row extends z.ZodObject = z.ZodObject>(
  item: ItemDefinition<Facts, Schema, Row>,
): Item {
  return {
    ...item,
    rows: item.rows && rowsOfItem(item.rows),
    hears: item.hearing !== undefined,
    asksForMoney: item.payee !== undefined || item.givesMoney === true,
    async open(tx, acting, unitNo, subject) {
      const facts = await item.facts(tx, acting, unitNo, subject)
      return {
        facts,
        subject: item.subject(facts),
        closed: item.closed(facts),
        block: item.block(facts),
        defaults: item.defaults(facts),
        leftOut: item.leftOut?.(facts) ?? [],
        requiredMaterials: [
          ...item.materials.filter(kind => kind.required).map(kind => kind.code),
          ...(item.requiredMaterials?.(facts) ?? []),
        ],
        review: item.review?.(facts),
        rows: item.rows && openRows(item.rows, facts),
        check: values => checkedForm(item, facts, values),
        lastCheck: async tx => await item.onSubmit?.(tx, acting, facts),
      }
    },
  }
}

function checkedForm<Facts, Schema extends z.ZodObject, Row extends z.ZodObject>(
  item: ItemDefinition<Facts, Schema, Row>,
  facts: Facts,
  values: FormValues,
): CheckedForm {
  const data = readAll(item, facts, values)
  return {
    findings: item.rules(facts, data),
    readable: [...item.block(facts), ...readableForm(item.sections, item.leftOut?.(facts) ?? [], data)],
    contact: item.contact(facts, data),
    confirmation: item.confirmation?.(facts, data),
    payee: item.payee?.(data),
    addressee: item.addressee?.(facts, data),
    hearing: item.hearing?.(facts, data),
    settle: async (tx, acting, settled) => await item.onSettled?.(tx, acting, settled, data),
  }
}

/**
 * The data of a form. Its faults are shown in one go: what is well-formed is compared with the facts though other fields
 * are wrong. @throws Refusal 'invalid' per field.
 */
function readAll<Facts, Schema extends z.ZodObject, Row extends z.ZodObject>(
  item: ItemDefinition<Facts, Schema, Row>,
  facts: Facts,
  values: FormValues,
): z.output<Schema> {
  const parsed = item.schema.safeParse(values)
  if (parsed.success) return parsed.data
  const faults = findingsOf(parsed.error)
  // All fields are texts: in place of a wrong one stands what was typed, and what rules say about it is left out.
  const fields = Object.entries<z.ZodType>(item.schema.shape).map(([name, field]) => {
    const typed = values[name] ?? ''
    const { success, data } = field.safeParse(typed)
    return [name, success ? data : typed] as const
  })
  const compared = item.rules(facts, Object.fromEntries(fields) as z.output<Schema>)
  const wrong = new Set(faults.map(fault => fault.field))
  throw new Refusal('invalid', [...faults, ...compared.filter(one => !wrong.has(one.field))])
}

const shown = (value: unknown) => (typeof value === 'string' ? value : '')

function readableForm(
  sections: readonly FieldSection[],
  leftOut: readonly string[],
  data: Readonly<Record<string, unknown>>,
) {
  const asked = sections.map(section => ({
    title: section.title,
    rows: Object.entries(section.fields).flatMap(([name, field]) =>
      field && !leftOut.includes(name) ? [displayRow(field, shown(data[name]))] : [],
    ),
  }))
  return asked.filter(section => section.rows.length > 0)
}
