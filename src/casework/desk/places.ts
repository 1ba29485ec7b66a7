import type { OfficerRole } from '#identity'
import type { Catalogue } from '../catalogue.ts'
import { mayDecide } from '../permissions.ts'
import type { Place } from './place.ts'

/** The places where an officer of this post takes the next step: 待受理 for 受理岗, and every step that lists the post. */
export function placesOf(catalogue: Catalogue, role: OfficerRole): Place[] {
  return [...catalogue.values()].flatMap(item => {
    const at = (place: Omit<Place, 'itemCode'>): Place => ({ itemCode: item.code, ...place })
    const accepting = at({ state: 'submitted', step: null })
    const steps = item.steps.map(step => at({ state: 'accepted', step: step.code }))
    return [
      ...(mayDecide('accept', item, { ...accepting, role }) ? [accepting] : []),
      ...steps.filter(place => mayDecide('approve', item, { ...place, role })),
    ]
  })
}
