// Builds the website widget into dist/widget: the loader (widget.js), its second part and the app in the frame
// (assets/*, named by their content), each also compressed, and manifest.json, from which the server writes the frame's
// document.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { build, transform } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist/widget')

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
}

/** The loader brings its style sheets as minified strings. */
const styleText = {
  name: 'style-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    }),
}

const host = await build({
  ...shared,
  entryPoints: { host: 'widget/sdk/host/host.ts' },
  format: 'esm',
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  plugins: [styleText],
})
const hostFile = basename(host.outputFiles[0].path)

const loader = await build({
  ...shared,
  entryPoints: ['widget/sdk/main.ts'],
  format: 'iife',
  outfile: join(out, 'widget.js'),
  plugins: [styleText],
  define: { HOST_FILE: JSON.stringify(hostFile) },
})

const app = await build({
  ...shared,
  entryPoints: { app: 'widget/app/main.tsx' },
  format: 'esm',
  splitting: true,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
})

const files = [...loader.outputFiles, ...host.outputFiles, ...app.outputFiles]
await mkdir(join(out, 'assets'), { recursive: true })
for (const file of files) await writeWithCompressed(file.path, file.contents)
await writeWithCompressed(
  join(out, 'manifest.json'),
  Buffer.from(`${JSON.stringify(manifest(app.metafile), null, 2)}\n`),
)
await removeStale(new Set(files.map(file => basename(file.path))))

/** The addresses of what the frame's document loads at once, and of what it may load later. */
function manifest({ outputs }) {
  const address = path => `/widget/${relative(out, join(root, path)).replaceAll('\\', '/')}`
  const [script, entry] = Object.entries(outputs).find(([, output]) => output.entryPoint === 'widget/app/main.tsx')
  const imported = entry.imports.filter(i => !i.external)
  const paths = kind => imported.filter(i => i.kind === kind).map(i => address(i.path))
  return {
    script: address(script),
    style: address(entry.cssBundle),
    preload: paths('import-statement'),
    host: `/widget/assets/${hostFile}`,
    lazy: [...new Set(paths('dynamic-import'))],
  }
}

/** Written beside and renamed, so that a server that runs meanwhile never reads half a file. */
async function writeWithCompressed(path, contents) {
  const same = await readFile(path).then(
    old => old.equals(contents),
    () => false,
  )
  if (same) return
  const brotli = brotliCompressSync(contents, { params: { [zlib.BROTLI_PARAM_QUALITY]: 11 } })
  const all = [
    [`${path}.gz`, gzipSync(contents, { level: 9 })],
    [`${path}.br`, brotli],
    [path, contents],
  ]
  for (const [target, bytes] of all) {
    await writeFile(`${target}.tmp`, bytes)
    await rename(`${target}.tmp`, target)
  }
}

async function removeStale(current) {
  const assets = join(out, 'assets')
  for (const name of await readdir(assets))
    if (!current.has(name.replace(/\.(gz|br)$/, ''))) await rm(join(assets, name), { force: true })
}
