import { LinkButton } from '#ui'
import { Frame } from './frame.tsx'
import { hallOf } from './serving/hall-of.ts'
import type { Visit } from './serving/visit.ts'

/** An error with a link to continue. */
export function ErrorPage({ visit, sentence }: { readonly visit: Visit; readonly sentence: string }) {
  const hall = hallOf(visit.path)
  return (
    <Frame visit={{ ...visit, message: undefined }} title="无法显示">
      <p>{sentence}</p>
      <LinkButton href={hall === 'portal' ? '/' : `/${hall}`}>返回首页</LinkButton>
    </Frame>
  )
}
