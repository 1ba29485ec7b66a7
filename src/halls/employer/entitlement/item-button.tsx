import type { ComponentChildren } from 'preact'
import type { Catalogue, EntitlementButton, Item } from '#casework'
import { type FigureOfFacts, registerFigures } from '#entitlement'
import { LinkButton } from '#ui'
import { paths } from '../../filing/paths.ts'

/** The item of the catalogue that a button of 我能享受多少 leads to. */
export const itemBehind = (catalogue: Catalogue, button: EntitlementButton): Item | undefined =>
  [...catalogue.values()].find(item => item.hall === 'employer' && item.entitlementButton === button)

interface ItemButtonProps {
  readonly catalogue: Catalogue
  readonly button: EntitlementButton
  /** the figure that a correction starts with */
  readonly figure?: FigureOfFacts
  readonly secondary?: boolean
  readonly small?: boolean
  /** the item's name where missing */
  readonly children?: ComponentChildren
}

/** A button that leads to the form of an item; nothing where the catalogue has no item for it. */
export function ItemButton({
  catalogue,
  button,
  figure,
  secondary,
  small = false,
  children,
}: ItemButtonProps) {
  const item = itemBehind(catalogue, button)
  if (!item) return null
  const query = figure ? `?${new URLSearchParams({ figure: registerFigures[figure].name })}` : ''
  return (
    <LinkButton
      href={`${paths('employer').form(item.code)}${query}`}
      look={secondary ? 'secondary' : 'primary'}
      small={small}
    >
      {children ?? item.name}
    </LinkButton>
  )
}
