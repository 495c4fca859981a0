// Builds the website widget into dist/widget: the loader (widget.js), its second part and the app in the frame
// (assets/*, named by their content), each also compressed, and manifest.json, from which the server writes the frame's
// document. Into dist/npm the package for websites that are built.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { minify } from '@swc/core'
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

/** The loader, and what the app loads later, bring their style sheets as minified strings. */
const styleText = filter => ({
  name: 'style-text',
  setup: ({ onLoad }) =>
    onLoad({ filter }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    }),
})

const entry = join(root, 'widget/app/main.tsx')

/**
 * A part that comes later is drawn by the app, which is there by then. Told so, esbuild leaves the app in one file, where it
 * would cut out of it what each part shares: three files are a round trip and 1 KB more than one.
 */
const afterTheApp = {
  name: 'after-the-app',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' && !/locales|chime/.test(path)
        ? { path: join(resolveDir, path), pluginData: 'later' }
        : undefined,
    )
    onLoad({ filter: /\.tsx?$/ }, async ({ path, pluginData }) =>
      pluginData === 'later'
        ? {
            contents: `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(entry)}`,
            loader: path.endsWith('x') ? 'tsx' : 'ts',
          }
        : undefined,
    )
  },
}

const part = (name, folder, define = {}) =>
  build({
    ...shared,
    entryPoints: { [name]: `widget/sdk/${folder}/${name}.ts` },
    format: 'esm',
    outdir: join(out, 'assets'),
    entryNames: '[name]-[hash]',
    plugins: [styleText(/\.css$/)],
    define,
  })
const fileOf = ({ outputFiles }) => basename(outputFiles[0].path)

const calls = await part('calls', 'host')
const host = await part('host', 'host', { CALLS_FILE: JSON.stringify(fileOf(calls)) })
const campaigns = await part('campaigns', 'campaigns')
const unread = await part('unread', 'unread')

const loader = await build({
  ...shared,
  entryPoints: ['widget/sdk/main.ts'],
  format: 'iife',
  outfile: join(out, 'widget.js'),
  plugins: [styleText(/\.css$/)],
  define: {
    HOST_FILE: JSON.stringify(fileOf(host)),
    CAMPAIGNS_FILE: JSON.stringify(fileOf(campaigns)),
    UNREAD_FILE: JSON.stringify(fileOf(unread)),
  },
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
  plugins: [styleText(/\.lazy\.css$/), afterTheApp],
})

const described = manifest(app.metafile)
// Each part that imports the app has a copy of its styles beside it, which nobody asks for.
const asked = ({ path }) => !path.endsWith('.css') || described.style.endsWith(basename(path))
const parts = [loader, host, calls, campaigns, unread].flatMap(({ outputFiles }) => outputFiles)
const files = [...parts, ...app.outputFiles.filter(asked)]
await mkdir(join(out, 'assets'), { recursive: true })
for (const { path, contents } of files) await writeWithCompressed(path, await smallest(path, contents))
await writeWithCompressed(join(out, 'manifest.json'), Buffer.from(`${JSON.stringify(described, null, 2)}\n`))
await removeStale(new Set(files.map(file => basename(file.path))))

await buildPackage()

/** The package as it is published: `npm publish dist/npm`. */
async function buildPackage() {
  const [from, to] = [join(root, 'widget/npm'), join(root, 'dist/npm')]
  await mkdir(to, { recursive: true })
  const { outputFiles } = await build({ ...shared, entryPoints: ['widget/npm/index.ts'], format: 'esm' })
  await writeFile(join(to, 'index.js'), outputFiles[0].contents)
  for (const name of ['package.json', 'README.md']) await copyFile(join(from, name), join(to, name))
  const compiler = join(root, 'node_modules/.bin/tsc')
  const declare = ['--project', 'widget/npm/tsconfig.json']
  await promisify(execFile)(compiler, declare, { cwd: root })
  // Compilers of others look for what is there.
  const types = join(to, 'index.d.ts')
  await writeFile(types, (await readFile(types, 'utf8')).replaceAll('./types.ts', './types.js'))
}

/** The addresses of what the frame's document loads at once, and of what it may load later. */
function manifest({ outputs }) {
  const address = path => `/widget/${relative(out, join(root, path)).replaceAll('\\', '/')}`
  const [script, app] = Object.entries(outputs).find(([, output]) => output.entryPoint === 'widget/app/main.tsx')
  const preload = app.imports.filter(i => i.kind === 'import-statement').map(i => i.path)
  const later = Object.values(outputs).flatMap(output => output.imports.filter(i => i.kind === 'dynamic-import'))
  return {
    script: address(script),
    style: address(app.cssBundle),
    preload: preload.map(address),
    host: `/widget/assets/${fileOf(host)}`,
    calls: `/widget/assets/${fileOf(calls)}`,
    campaigns: `/widget/assets/${fileOf(campaigns)}`,
    unread: `/widget/assets/${fileOf(unread)}`,
    lazy: [...new Set(later.map(i => address(i.path)))],
  }
}

/** What esbuild has left: a second pass takes 4 % more. */
async function smallest(path, contents) {
  if (!path.endsWith('.js')) return Buffer.from(contents)
  const { code } = await minify(Buffer.from(contents).toString(), {
    module: !path.endsWith('widget.js'),
    ecma: 2020,
    compress: { ecma: 2020, passes: 3 },
    mangle: true,
  })
  return Buffer.from(code)
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
