import type { ComponentChildren } from 'preact'
import { assetPath } from './assets.ts'

interface PairingWatchProps {
  /** where scripts ask whether there is anything new; missing when nothing more will come */
  readonly news?: string | undefined
  readonly seen: string
  readonly children: ComponentChildren
}

/** What a phone sends appears inside by itself; without scripts a link asks for it. */
export function PairingWatch({ news, seen, children }: PairingWatchProps) {
  return (
    <>
      <div class="pairing" data-pairing={news ?? ''} data-seen={seen}>
        {children}
      </div>
      <script src={assetPath('phone.js')} defer />
    </>
  )
}
