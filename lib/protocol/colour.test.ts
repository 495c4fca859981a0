import { expect, test } from 'vitest'
import { contrast, defaultColour, hexColour, textOn } from './colour.ts'

test('configured colours are made uniform', () => {
  expect(hexColour('#1F93FF')).toBe('#1f93ff')
  expect(hexColour('abc')).toBe('#aabbcc')
  expect(hexColour(' #fff ')).toBe('#ffffff')
})

test.each([undefined, '', 'red', '#12', 'url(x)', '#1f93ff;}'])('%j falls back', value =>
  expect(hexColour(value)).toBe(defaultColour),
)

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('text is readable on every colour', () => {
  for (let r = 0; r < 256; r += 15)
    for (let g = 0; g < 256; g += 15)
      for (let b = 0; b < 256; b += 15) {
        const colour = `#${[r, g, b].map(c => c.toString(16).padStart(2, '0')).join('')}`
        expect(contrast(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5)
      }
})
