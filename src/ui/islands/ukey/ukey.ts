// Only on pages with a form that a UKey signs; stands behind the form, so the form is there.
import { watchUKeys } from './watch-ukeys.ts'

watchUKeys()
