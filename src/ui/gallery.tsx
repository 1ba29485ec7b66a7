import { GalleryCharts } from './chart/gallery-charts.tsx'
import { Entries, Fields, Lists, Messages } from './gallery-parts.tsx'
import { PageTitle } from './page-title.tsx'

/** Every component in all its states, as a reference for page authors and for tests that check them all. */
export function Gallery() {
  return (
    <>
      <PageTitle>组件展示</PageTitle>
      <Messages />
      <Fields />
      <Lists />
      <Entries />
      <GalleryCharts />
    </>
  )
}
