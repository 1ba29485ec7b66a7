import type { ComponentChildren } from 'preact'
import { assetPath } from './assets.ts'

interface PairingWatchProps {
  /** address polled for changes; absent once nothing more will come */
  readonly news?: string | undefined
  readonly seen: string
  readonly children: ComponentChildren
}

/** Shows what the phone sends as it arrives; without scripts there is a refresh link. */
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
