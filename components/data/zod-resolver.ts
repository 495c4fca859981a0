import { zodResolver } from '@hookform/resolvers/zod'
import { z } from 'zod'
import { ruleWords } from '../i18n/rule-words.ts'

// In browsers alone: on the server the API speaks by the same rules, in its own words.
if (typeof window !== 'undefined') z.config({ customError: ruleWords })

/** Checks forms by a schema; what it has no words for is said in the viewer's language. */
export { zodResolver }
