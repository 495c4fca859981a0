import { pino } from 'pino'

/**
 * Structured lines on standard output. Log ids and reasons, never what people write, and never a secret:
 * the redaction below is the net, not the rule.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  redact: [
    'password',
    'token',
    'authorization',
    'cookie',
    'content',
    'email',
    '*.password',
    '*.token',
    '*.content',
    '*.email',
  ],
  serializers: {
    err: error => ({ type: error?.name, message: error?.message, code: error?.code, stack: error?.stack }),
  },
})
