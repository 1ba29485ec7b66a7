// Only on pages with a form that a passkey answers; stands behind the form, so the form is there.
import { watchPasskeys } from './watch-passkeys.ts'

watchPasskeys()
