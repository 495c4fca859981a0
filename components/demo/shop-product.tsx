import { Bean, Coffee, CupSoda, Cylinder, Gauge, Scale } from 'lucide-react'
import { cx } from '../ui/cx.ts'

const pictures = {
  kettle: { icon: Coffee, tone: 'bg-[#efe7dc] text-[#6b4b2a]' },
  grinder: { icon: Cylinder, tone: 'bg-[#e3e9e4] text-[#3c5644]' },
  cups: { icon: CupSoda, tone: 'bg-[#f0e1dd] text-[#7d3f31]' },
  dripper: { icon: Gauge, tone: 'bg-[#e2e6ee] text-[#3d4d6e]' },
  scale: { icon: Scale, tone: 'bg-[#ece8ef] text-[#574366]' },
  beans: { icon: Bean, tone: 'bg-[#ece4d4] text-[#5f4a1c]' },
}

/** A still life: a shape on a coloured ground. */
export function ShopProduct({ name, large }: { name: keyof typeof pictures; large?: boolean }) {
  const { icon: Icon, tone } = pictures[name]
  return (
    <div
      className={cx('grid place-items-center rounded-xl', tone, large ? 'aspect-[4/3] max-sm:hidden' : 'aspect-square')}
    >
      <Icon size={large ? 96 : 52} strokeWidth={1.1} aria-hidden />
    </div>
  )
}
