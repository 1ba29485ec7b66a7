// Only on pages with a field of a known kind: the rules of the kinds are as many bytes as half of all other islands.
import { watchFields } from './watch-fields.ts'

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watchFields)
else watchFields()
