import { expect, it } from 'vitest'
import type { Command, Section } from './commands.ts'
import { fittingCommands } from './palette-entries.ts'

const command = (id: string, title: string, section: Section, more: Partial<Command> = {}): Command => ({
  id,
  title,
  section,
  run: () => {},
  ...more,
})

const commands = [
  command('theme', 'Use the dark theme', 'general'),
  command('resolve', 'Resolve', 'conversation'),
  command('teams', 'Teams', 'navigation', { also: 'Groups of agents' }),
  command('secret', 'Open commands', 'general', { hidden: true }),
]
const ids = (typed: string) => fittingCommands(commands, typed).map(entry => entry.id)

it('offers what concerns the conversation first, while nothing is typed', () => {
  expect(ids('')).toEqual(['resolve', 'teams', 'theme'])
})

it('puts the section of the best fit first', () => {
  expect(ids('the')).toEqual(['theme'])
  expect(ids('te')[0]).toBe('teams')
})

it('finds a page by other words for it', () => expect(ids('groups')).toEqual(['teams']))

it('shows nothing that is only a key', () => expect(ids('open commands')).toEqual([]))
