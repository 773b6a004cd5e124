// npm run bench:logs [-- --dist DIR]: the built action against `curl -sN | cat`, on the same stream in the same run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

import { measure, type Measured } from './pipeline.ts'

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: join(import.meta.dirname, '..', 'dist') },
    only: { type: 'string', default: '' },
    'node-option': { type: 'string', multiple: true, default: [] },
  },
})

interface Case {
  readonly name: string
  readonly jobs: number
  readonly megabytes: number
  /** Bytes of a line, its line end included. Default: 120. */
  readonly lineBytes?: number
}

const CASES: readonly Case[] = [
  { name: '10 MB, one job', jobs: 1, megabytes: 10 },
  { name: '100 MB, one job', jobs: 1, megabytes: 100 },
  { name: '1 GB, one job', jobs: 1, megabytes: 1_000 },
  { name: '1 GB, 50 jobs', jobs: 50, megabytes: 1_000 },
  { name: '50 MB, one job', jobs: 1, megabytes: 50 },
  { name: '50 MB in one line', jobs: 1, megabytes: 50, lineBytes: 50_000_000 },
]

/** What the server adds to a line: `event:message`, `data:` and line ends. */
const FRAME_BYTES = 'event:message\ndata:\n\n'.length - 1
const MEGABYTE = 1_000_000

console.log('| case | curl, MB/s | action, MB/s | ratio | curl CPU, s | action CPU, s | action peak, MB |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const one of CASES) if (one.name.includes(values.only)) console.log(await row(one))

async function row({ name, jobs, megabytes, lineBytes = 120 }: Case): Promise<string> {
  const lines = Math.floor((megabytes * MEGABYTE) / jobs / lineBytes)
  const bytes = lines * lineBytes * jobs
  const server = await startServer(jobs, lines, lineBytes)
  try {
    const curl = await measureCurl(server, jobs, lines, bytes)
    const action = await measureAction(server, jobs, bytes)
    const rate = ({ seconds }: Measured): number => bytes / MEGABYTE / seconds
    return `| ${[
      name,
      rate(curl).toFixed(0),
      rate(action).toFixed(0),
      (rate(action) / rate(curl)).toFixed(2),
      // The shell's own time says nothing of its children's.
      jobs === 1 ? curl.cpuSeconds.toFixed(1) : '–',
      action.cpuSeconds.toFixed(1),
      (action.peakBytes / MEGABYTE).toFixed(0),
    ].join(' | ')} |`
  } finally {
    await server.close()
  }
}

interface Server {
  readonly url: string
  readonly token: string
  close(): Promise<void>
}

async function startServer(jobs: number, lines: number, lineBytes: number): Promise<Server> {
  const args = [join(import.meta.dirname, 'log-server.ts'), ...[jobs, lines, lineBytes].map(String)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
  const address: unknown = JSON.parse(line)
  return {
    url: textAt(address, 'url'),
    token: textAt(address, 'token'),
    async close() {
      const exit = once(child, 'exit')
      child.kill()
      await exit
    },
  }
}

function textAt(value: unknown, name: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  if (typeof found !== 'string' && typeof found !== 'number') throw new Error(`the answer has no ${name}`)
  return String(found)
}

/** curl on the streams of all jobs at once, of a task of its own on the same server. */
async function measureCurl({ url, token }: Server, jobs: number, lines: number, logBytes: number): Promise<Measured> {
  const body = JSON.stringify({
    project_key: 'demo',
    workflow_key: 'bench',
    inputs: Array.from({ length: jobs }, (_, index) => ({
      job_name: `job${index}`,
      job_type: 'freestyle',
      parameters: {},
    })),
  })
  const task = `${url}/openapi/workflows/custom/task`
  const answer = await fetch(task, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body })
  const id = textAt(await answer.json(), 'task_id')
  while (
    !(
      await (
        await fetch(`${task}?taskId=${id}&workflowKey=bench`, { headers: { authorization: `Bearer ${token}` } })
      ).text()
    ).includes('"running"')
  ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  const streams = Array.from(
    { length: jobs },
    (_, index) => `${url}/openapi/logs/sse/v4/workflow/bench/${id}/job-0-${index}-0-job${index}/0`,
  )
  // One process each: curl's own way of doing many at once stops at the first one that it can't write out.
  const all = 'for stream in "$@"; do curl -sN -H "$AUTHORIZATION" "$stream" & done; wait'
  const env = { PATH: process.env['PATH'] ?? '', AUTHORIZATION: `Authorization: Bearer ${token}` }
  const bytes = logBytes + jobs * lines * FRAME_BYTES
  return measure(
    ['sh', '-c', jobs === 1 ? 'exec curl -sN -H "$AUTHORIZATION" "$@"' : all, 'sh', ...streams],
    env,
    bytes,
    false,
  )
}

/** The built action, with everything on that a user has on by default. */
async function measureAction({ url, token }: Server, jobs: number, bytes: number): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'))
  const inputs = {
    url,
    'api-token': token,
    'project-key': 'demo',
    'workflow-key': 'bench',
    inputs: Array.from({ length: jobs }, (_, index) => `job${index}: {}`).join('\n'),
    'poll-interval': '1s',
  }
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map(
    (name) => [name, join(directory, name)] as const,
  )
  for (const [, file] of files) writeFileSync(file, '')
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...Object.fromEntries(files),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
  try {
    return await measure([process.execPath, ...values['node-option'], join(values.dist, 'run.js')], env, bytes, true)
  } finally {
    rmSync(directory, { recursive: true })
  }
}
