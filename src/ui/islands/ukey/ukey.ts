// Only on pages with a UKey form; loaded after the form, so the form exists.
import { watchUKeys } from './watch-ukeys.ts'

watchUKeys()
