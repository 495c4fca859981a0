'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '../ui/dialog.tsx'
import { DeviceSection } from './device-section.tsx'
import { SoundSection } from './sound-section.tsx'

/** How the viewer is told: by this browser, and by sounds. */
export default function AlertSettings({ onClose }: { onClose: () => void }) {
  const t = useTranslations('notifications')
  return (
    <Dialog open onOpenChange={onClose} title={t('settings')} medium>
      <div className="flex flex-col gap-6">
        <DeviceSection />
        <hr className="border-line" />
        <SoundSection />
      </div>
    </Dialog>
  )
}
