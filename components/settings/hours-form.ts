import { z } from 'zod'

type Words = (key: 'sameTime' | 'timeNeeded') => string

const isTime = (text: string) => /^\d\d:\d\d$/.test(text)

/** What the form of an inbox's hours takes. Times are asked for on days that have some. */
export const hoursForm = (t: Words) =>
  z.object({
    working_hours_enabled: z.boolean(),
    timezone: z.string(),
    out_of_office_message: z.string().max(10_000),
    days: z.array(
      z
        .object({
          day_of_week: z.number(),
          is: z.enum(['closed', 'hours', 'always']),
          opens: z.string(),
          closes: z.string(),
        })
        .superRefine(({ is, opens, closes }, { addIssue }) => {
          if (is !== 'hours') return
          const complain = (path: 'opens' | 'closes', message: string) =>
            addIssue({ code: 'custom', path: [path], message })
          if (!isTime(opens)) complain('opens', t('timeNeeded'))
          if (!isTime(closes)) complain('closes', t('timeNeeded'))
          else if (opens === closes) complain('closes', t('sameTime'))
        }),
    ),
  })
