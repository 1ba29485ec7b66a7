import type { ComponentChildren } from 'preact'
import type { Catalogue, EntitlementButton, Item } from '#casework'
import { type FigureOfFacts, registerFigures } from '#entitlement'
import { LinkButton } from '#ui'
import { paths } from '../../filing/paths.ts'

/** The item that a button of 我能享受多少 opens. */
export const itemBehind = (catalogue: Catalogue, button: EntitlementButton): Item | undefined =>
  [...catalogue.values()].find(item => item.hall === 'employer' && item.entitlementButton === button)

interface ItemButtonProps {
  readonly catalogue: Catalogue
  readonly button: EntitlementButton
  /** the figure to correct */
  readonly figure?: FigureOfFacts
  readonly look?: 'primary' | 'secondary'
  readonly small?: boolean
  /** defaults to the item's name */
  readonly children?: ComponentChildren
}

/** A button that opens an item's form; renders nothing if no item of the catalogue has it. */
export function ItemButton({ catalogue, button, figure, children, ...look }: ItemButtonProps) {
  const item = itemBehind(catalogue, button)
  if (!item) return null
  const query = figure ? `?${new URLSearchParams({ figure: registerFigures[figure].name })}` : ''
  return (
    <LinkButton href={`${paths('employer').form(item.code)}${query}`} {...look}>
      {children ?? item.name}
    </LinkButton>
  )
}
