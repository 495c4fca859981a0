'use client'

import {
  BellOff,
  BellRing,
  Eye,
  EyeOff,
  Link2,
  Mail,
  MailOpen,
  SignalHigh,
  Tag,
  UserRoundPlus,
  UsersRound,
  Zap,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from '../data/store.ts'
import { commands } from '../shell/commands.ts'
import { MenuItem, MenuSeparator } from '../ui/menu.tsx'

const size = 15
/** By the ids of `useConversationCommands`: the menu, the palette and the keys are one list. */
const groups: [id: string, icon: ReactNode][][] = [
  [
    ['priority', <SignalHigh key="i" size={size} />],
    ['team', <UsersRound key="i" size={size} />],
    ['labels', <Tag key="i" size={size} />],
    ['participants', <UserRoundPlus key="i" size={size} />],
    ['watch', <Eye key="i" size={size} />],
    ['unwatch', <EyeOff key="i" size={size} />],
    ['macro', <Zap key="i" size={size} />],
  ],
  [
    ['transcript', <Mail key="i" size={size} />],
    ['unread', <MailOpen key="i" size={size} />],
    ['copy-link', <Link2 key="i" size={size} />],
  ],
  [
    ['mute', <BellOff key="i" size={size} />],
    ['unmute', <BellRing key="i" size={size} />],
  ],
]

export function MoreEntries() {
  const all = useStore(commands)
  return (
    <>
      {groups.map((group, index) => (
        <div key={group[0]?.[0]} role="presentation">
          {index > 0 && <MenuSeparator />}
          {group.map(([id, icon]) => {
            const command = all.find(one => one.id === id)
            return (
              command && (
                // After the menu has given the focus back, so that a window over the page keeps it.
                <MenuItem key={id} icon={icon} keys={command.keys} onSelect={() => setTimeout(command.run, 30)}>
                  {command.title}
                </MenuItem>
              )
            )
          })}
        </div>
      ))}
    </>
  )
}
