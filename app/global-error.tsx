'use client'

/** The last net: even the words could not be loaded, so it speaks English. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', display: 'grid', placeItems: 'center', height: '100vh' }}>
        <main style={{ textAlign: 'center' }}>
          <h1 style={{ fontSize: 18 }}>This page could not be shown</h1>
          <p>Nothing that you wrote is lost.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
