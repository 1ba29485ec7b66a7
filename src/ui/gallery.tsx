import { GalleryCharts } from './chart/gallery-charts.tsx'
import { Entries, Fields, Lists, Messages } from './gallery-parts.tsx'

/** Every component in all its states, as a reference for page authors and for tests that check them all. */
export function Gallery() {
  return (
    <>
      <Messages />
      <Fields />
      <Lists />
      <Entries />
      <GalleryCharts />
    </>
  )
}
