/** The halls in which declarations are filed. */
export type FilingHall = 'person' | 'employer'

/** Addresses of the filing pages; the only place they are defined. */
export const paths = (hall: FilingHall) => ({
  form: (itemCode: string) => `/${hall}/items/${itemCode}`,
  materials: (id: string) => `/${hall}/declarations/${id}/materials`,
  material: (id: string, materialId: string) => `/${hall}/declarations/${id}/materials/${materialId}`,
  preview: (id: string, materialId: string) => `/${hall}/declarations/${id}/materials/${materialId}/preview`,
  reuse: (id: string, kind: string) => `/${hall}/declarations/${id}/reuse/${kind}`,
  phone: (id: string) => `/${hall}/declarations/${id}/phone`,
  phoneNews: (id: string) => `/${hall}/declarations/${id}/phone.json`,
  submission: (id: string) => `/${hall}/declarations/${id}/submission`,
  details: (id: string) => `/${hall}/declarations/${id}`,
  receipt: (id: string) => `/${hall}/declarations/${id}/receipt.json`,
  print: (id: string) => `/${hall}/declarations/${id}/print`,
  toDo: () => (hall === 'employer' ? '/employer/to-do' : '/person'),
})
