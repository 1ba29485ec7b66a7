// Only on pages with a passkey form; loaded after the form, so the form exists.
import { watchPasskeys } from './watch-passkeys.ts'

watchPasskeys()
