const ESC = '\u001b'
const green = (text: string): string => `${ESC}[32m${text}${ESC}[0m`
const red = (text: string): string => `${ESC}[31m${text}${ESC}[0m`
const yellow = (text: string): string => `${ESC}[33m${text}${ESC}[0m`

const layers = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `#${index + 8} sha256:${(index * 7919 + 104_729).toString(16).padStart(12, '0')} done`,
  )

/** The log of a front-end build: clone, install, bundle, image. */
export const webBuildLog: readonly string[] = [
  '====================== Job Executor Start. ======================',
  'Cloning into /workspace/web...',
  '正在拉取代码 acme/web@main …',
  'HEAD is now at a131209 fix: 修复登录超时',
  '$ corepack pnpm install --frozen-lockfile',
  'Lockfile is up to date, resolution step is skipped',
  'Packages: +612',
  '+++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++',
  'Progress: resolved 612, reused 598, downloaded 14, added 612, done',
  yellow('WARN  deprecated subdependencies found: glob@7.2.3'),
  '$ pnpm run build',
  '> web@2.14.0 build',
  '> vite build',
  'vite v7.1.2 building for production...',
  'transforming...',
  green('✓ 1874 modules transformed.'),
  'rendering chunks...',
  'computing gzip size...',
  'dist/index.html                     0.62 kB │ gzip:   0.37 kB',
  'dist/assets/index-BqK2.css         48.11 kB │ gzip:   9.02 kB',
  'dist/assets/vendor-C0xh.js        312.40 kB │ gzip: 101.77 kB',
  'dist/assets/index-D7wq.js         188.93 kB │ gzip:  57.20 kB',
  green('✓ built in 6.31s'),
  '$ docker buildx build -t $IMAGE .',
  '#1 [internal] load build definition from Dockerfile',
  '#2 [internal] load metadata for docker.io/library/nginx:1.29-alpine',
  '#3 [1/3] FROM docker.io/library/nginx:1.29-alpine',
  '#3 CACHED',
  '#4 [2/3] COPY nginx.conf /etc/nginx/conf.d/default.conf',
  '#5 [3/3] COPY dist /usr/share/nginx/html',
  '#6 exporting to image',
  ...layers(6),
  '镜像推送完成',
  '====================== Job Executor End. ======================',
]

/** The log of a back-end build: clone, compile, unit tests, image. */
export const apiBuildLog: readonly string[] = [
  '====================== Job Executor Start. ======================',
  'Cloning into /workspace/api...',
  '正在拉取代码 acme/api@main …',
  '$ go version',
  'go version go1.25.1 linux/amd64',
  '$ go vet ./...',
  '$ go test ./internal/...',
  'ok  	example.com/acme/api/internal/auth	0.482s',
  'ok  	example.com/acme/api/internal/billing	1.207s',
  'ok  	example.com/acme/api/internal/cache	0.093s',
  'ok  	example.com/acme/api/internal/orders	2.640s',
  '?   	example.com/acme/api/internal/version	[no test files]',
  green('5 packages passed'),
  '$ CGO_ENABLED=0 go build -trimpath -o bin/api ./cmd/api',
  '$ ls -lh bin/api',
  '-rwxr-xr-x 1 root root 23M bin/api',
  '$ docker buildx build -t $IMAGE .',
  '#1 [internal] load build definition from Dockerfile',
  '#2 [internal] load metadata for gcr.io/distroless/static:nonroot',
  '#3 [1/2] FROM gcr.io/distroless/static:nonroot',
  '#4 [2/2] COPY bin/api /api',
  '#5 exporting to image',
  ...layers(4),
  '镜像推送完成',
  '====================== Job Executor End. ======================',
]

/** The log of a deployment, which only Zadig 4.2 and later have. */
export const deployLog: readonly string[] = [
  '========== 开始部署 Deploy ==========',
  'environment: staging, namespace: demo-env-staging',
  'Deployment/web: updating container image',
  'waiting for rollout: 0 of 2 updated replicas are available',
  'waiting for rollout: 1 of 2 updated replicas are available',
  'waiting for rollout: 2 of 2 updated replicas are available',
  '========== 部署成功 ==========',
]

const suites = ['login', 'catalogue', 'cart', 'checkout', 'orders', 'refund', 'search', 'profile']

/** The log of a smoke test; `failing` lets one case fail with a trace. */
export function testLog(failing: boolean): readonly string[] {
  const cases = suites.flatMap((suite) => [
    `  ${green('✓')} ${suite} › 页面可以打开 (${120 + suite.length * 31} ms)`,
    suite === 'checkout' && failing
      ? `  ${red('✗')} ${suite} › pays with a saved card (5031 ms)`
      : `  ${green('✓')} ${suite} › happy path (${240 + suite.length * 17} ms)`,
  ])
  const trace = [
    '',
    red('  ● checkout › pays with a saved card'),
    '',
    '    TimeoutError: locator.click: Timeout 5000ms exceeded.',
    "    waiting for getByRole('button', { name: '支付' })",
    '',
    '      41 |   await page.goto("/checkout")',
    `    > 42 |   await page.getByRole("button", { name: "支付" }).click()`,
    '         |                                                     ^',
    '        at checkout.spec.ts:42:53',
    '',
  ]
  const total = suites.length * 2
  return [
    '====================== Job Executor Start. ======================',
    '$ npx playwright test --grep @smoke',
    `Running ${total} tests using 4 workers`,
    ...cases,
    ...(failing ? trace : []),
    failing ? red(`  1 failed, ${total - 1} passed (18.4s)`) : green(`  ${total} passed (13.2s)`),
    ...(failing ? ['Failed to run script, exit status 1'] : []),
    '====================== Job Executor End. ======================',
  ]
}
