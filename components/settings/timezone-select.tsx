'use client'

import type { ComponentProps } from 'react'
import { Select } from '../ui/field.tsx'

/** Every zone that this browser knows, by region; what is chosen already is there in any case. */
export function TimezoneSelect({ chosen, ...props }: ComponentProps<'select'> & { chosen: string }) {
  const known = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])].filter(Boolean)
  const regions = Map.groupBy(known.sort(), zone => (zone.includes('/') ? (zone.split('/')[0] ?? '') : ''))
  return (
    <Select {...props}>
      {[...regions].map(([region, zones]) =>
        region ? (
          <optgroup key={region} label={region}>
            {zones.map(zone => (
              <option key={zone} value={zone}>
                {zone.slice(region.length + 1).replaceAll('_', ' ')}
              </option>
            ))}
          </optgroup>
        ) : (
          zones.map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))
        ),
      )}
    </Select>
  )
}
