import { Charts } from './chart/gallery-charts.tsx'
import { Entries, Fields, Lists, Messages } from './gallery-parts.tsx'
import { PageTitle } from './page-title.tsx'

/** Every component in its states, for whoever builds a page and for the tests that look at all of them. */
export function Gallery() {
  return (
    <>
      <PageTitle>组件展示</PageTitle>
      <Messages />
      <Fields />
      <Lists />
      <Entries />
      <Charts />
    </>
  )
}
