// Runs before the first paint, so that neither colours nor sizes nor direction flash.
;(() => {
  try {
    const wanted = localStorage.getItem('charla:theme') || 'system'
    const dark = wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
    const root = document.documentElement
    root.dataset.theme = dark ? 'dark' : 'light'
    const size = localStorage.getItem('charla:font-size')
    if (/^\d\dpx$/.test(size || '') && size !== '16px') root.style.fontSize = size
    const locale = localStorage.getItem('charla:locale') || navigator.language || 'en'
    root.lang = locale
    root.dir = locale.startsWith('ar') ? 'rtl' : 'ltr'
  } catch {}
})()
