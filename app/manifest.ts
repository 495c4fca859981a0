import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/app',
    name: 'Charla',
    short_name: 'Charla',
    description: 'Customer conversations in one shared inbox.',
    start_url: '/app',
    scope: '/app',
    display: 'standalone',
    background_color: '#f6f6f8',
    theme_color: '#f6f6f8',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
