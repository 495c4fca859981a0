/** The snippet as documented: load the loader, then run it with the inbox's token. */
export function widgetSnippet(origin: string, websiteToken: string) {
  return `<script>
  (function (d, t) {
    var BASE_URL = '${origin}'
    var g = d.createElement(t), s = d.getElementsByTagName(t)[0]
    g.src = BASE_URL + '/packs/js/sdk.js'
    g.async = true
    s.parentNode.insertBefore(g, s)
    g.onload = function () {
      window.chatwootSDK.run({ websiteToken: '${websiteToken}', baseUrl: BASE_URL })
    }
  })(document, 'script')
</script>`
}
