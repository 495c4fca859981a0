import { config, members } from '../store.ts'
import { Avatar } from './avatar.tsx'

const shown = 3

/** The people who answer, those who are here first; the inbox itself when there is nobody. */
export function Faces() {
  const people = [...members.value].sort((a, b) => Number(isOnline(b)) - Number(isOnline(a))).slice(0, shown)
  const { website_name = '', avatar_url = '' } = config.value?.website_channel_config ?? {}
  const faces = people.length ? people : [{ id: 0, name: website_name, avatar_url }]
  return (
    <div class="faces">
      {faces.map(face => (
        <Avatar key={face.id} name={face.name} picture={face.avatar_url} />
      ))}
    </div>
  )
}

export const isOnline = (member: { availability_status: string }) => member.availability_status === 'online'
