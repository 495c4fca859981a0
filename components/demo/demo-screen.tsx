'use client'

import { MessageCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LanguagePicker } from '../auth/language-picker.tsx'
import { useInstallation } from '../data/session.ts'
import { Button } from '../ui/button.tsx'
import { loadWidget, openWidget } from './load-widget.ts'
import { ShopProduct } from './shop-product.tsx'

const products = ['kettle', 'grinder', 'cups', 'dripper', 'scale', 'beans'] as const

/** A pretend shop, so that one sees what a visitor sees. Nothing of it can be bought. */
export function DemoScreen() {
  const t = useTranslations('demo')
  const installation = useInstallation()
  const [given] = useState(() => new URLSearchParams(location.search).get('website_token'))
  const token = given ?? installation.data?.demo_website_token
  useEffect(() => {
    if (token) loadWidget(token)
  }, [token])
  return (
    <div className="min-h-dvh bg-surface text-base">
      <header>
        <p className="bg-bg px-4 py-2 text-center text-xs text-muted">
          {t('notice')}{' '}
          <a href="/app" className="font-medium text-accent-text underline">
            {t('dashboard')}
          </a>
        </p>
        <div className="mx-auto flex max-w-5xl items-center gap-6 px-5 py-5">
          <span translate="no" className="text-lg font-semibold tracking-tight">
            Tueste
          </span>
          <nav aria-label={t('menu')} className="flex gap-5 text-sm text-muted max-sm:hidden">
            <a href="#shop" className="hover:text-text">
              {t('shop')}
            </a>
            <a href="#help" className="hover:text-text">
              {t('help')}
            </a>
          </nav>
          <span className="ms-auto">
            <LanguagePicker />
          </span>
        </div>
      </header>
      <main className="mx-auto max-w-5xl px-5 pb-28">
        <section className="grid items-center gap-8 border-y border-line py-12 sm:grid-cols-[1.2fr_1fr] sm:py-16">
          <div>
            <h1 className="max-w-md text-3xl leading-tight font-semibold tracking-tight text-balance sm:text-4xl">
              {t('headline')}
            </h1>
            <p className="mt-4 max-w-md text-lg text-muted">{t('lead')}</p>
            <Button tone="primary" size="lg" className="mt-6" onClick={openWidget} disabled={!token}>
              <MessageCircle size={17} aria-hidden />
              {t('ask')}
            </Button>
            {!token && !installation.isPending && <p className="mt-3 text-sm text-attention">{t('noToken')}</p>}
          </div>
          <ShopProduct name="kettle" large />
        </section>
        <section id="shop" aria-label={t('shop')} className="grid grid-cols-2 gap-x-5 gap-y-8 py-12 sm:grid-cols-3">
          {products.map(product => (
            <div key={product}>
              <ShopProduct name={product} />
              <div className="mt-3 flex items-baseline justify-between gap-2">
                <h2 className="truncate font-medium">{t(`products.${product}`)}</h2>
                <span className="tabular shrink-0 text-sm whitespace-nowrap text-muted">{t(`prices.${product}`)}</span>
              </div>
            </div>
          ))}
        </section>
        <section id="help" className="border-t border-line pt-10">
          <h2 className="text-lg font-semibold">{t('helpTitle')}</h2>
          <p className="mt-1 max-w-md text-muted">{t('helpBody')}</p>
        </section>
      </main>
    </div>
  )
}
