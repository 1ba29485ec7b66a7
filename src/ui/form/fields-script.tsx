import { useContext } from 'preact/hooks'
import { assetPath } from '../assets.ts'
import { ListedFields } from './listed-fields.ts'

/** The island that cleans fields of a known kind, if any were rendered before it. */
export function FieldsScript() {
  const listed = useContext(ListedFields) ?? []
  return listed.some(({ kind }) => kind) ? <script src={assetPath('fields.js')} defer /> : null
}
