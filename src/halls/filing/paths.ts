import { aboutOf, type Declaration, type Item } from '#casework'

type EditedItem = Pick<Item, 'code' | 'rows' | 'about'>

/** The halls in which declarations are filed. */
export type FilingHall = 'person' | 'employer'

/** Addresses of the filing pages; the only place they are defined. What they take may come from a visitor. */
export function paths(hall: FilingHall) {
  const declaration = (id: string) => `/${hall}/declarations/${encodeURIComponent(id)}`
  const material = (id: string, materialId: string) =>
    `${declaration(id)}/materials/${encodeURIComponent(materialId)}`
  /** `about`: which of several things, of an item where that is chosen */
  const form = (itemCode: string, about?: string) =>
    `/${hall}/items/${itemCode}${about === undefined ? '' : `?about=${encodeURIComponent(about)}`}`
  return {
    form,
    rows: (id: string) => `${declaration(id)}/rows`,
    row: (id: string, rowNo: number) => `${declaration(id)}/rows/${rowNo}`,
    rowsTemplate: (itemCode: string) => `/${hall}/items/${itemCode}/template.csv`,
    /** where a declaration that is open is changed */
    edit: (item: EditedItem, of: Pick<Declaration, 'declarationId' | 'subject'>) =>
      item.rows ? `${declaration(of.declarationId)}/rows` : form(item.code, aboutOf(item, of)),
    /** the form for a declaration of the same in place of one that was deleted */
    again: (item: EditedItem, of: Pick<Declaration, 'subject'>) => form(item.code, aboutOf(item, of)),
    materials: (id: string) => `${declaration(id)}/materials`,
    material,
    preview: (id: string, materialId: string) => `${material(id, materialId)}/preview`,
    reuse: (id: string, kind: string) => `${declaration(id)}/reuse/${encodeURIComponent(kind)}`,
    phone: (id: string) => `${declaration(id)}/phone`,
    phoneNews: (id: string) => `${declaration(id)}/phone.json`,
    submission: (id: string) => `${declaration(id)}/submission`,
    details: declaration,
    receipt: (id: string) => `${declaration(id)}/receipt.json`,
    print: (id: string) => `${declaration(id)}/print`,
    toDo: () => (hall === 'employer' ? '/employer/to-do' : '/person'),
  }
}
