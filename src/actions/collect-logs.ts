import { ActionError, errorMessage } from '../errors.ts'
import { createFileNamer } from '../logs/file-names.ts'
import { isStoredLogLost, STORED_LOG_LOST } from '../logs/stored-log.ts'
import type { LogFile, LogFiles } from '../ports/log-files.ts'
import type { Runner } from '../ports/runner.ts'
import type { ZadigApi } from '../ports/zadig-api.ts'
import { collectedLogTable, logIndex, type CollectedLog } from '../report/collected-logs.ts'
import { jobName, listed } from '../report/job-words.ts'
import { jsonLines } from '../report/output-text.ts'
import { oneLine } from '../report/remote-text.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { jobFilter } from '../task/job-patterns.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobsOf, type Job, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { conclude, failed, passed } from './conclude.ts'
import { firstLook } from './first-look.ts'
import type { ConnectionInputs } from './run-inputs.ts'
import { announceTask } from './see-through.ts'

/** What the user asks `logs` to do. */
export interface LogsInputs extends ConnectionInputs {
  readonly workflowKey: string
  readonly taskId: number
  /** Patterns of job names; none for all jobs. */
  readonly jobs: readonly string[]
  /** Absolute path. */
  readonly directory: string
  /** What a log that Zadig doesn't have is. */
  readonly ifMissing: 'warn' | 'error' | 'ignore'
  readonly summary: boolean
}

/** Every output of `logs`; its `action.yml` declares the same names. */
export const LOGS_OUTPUTS = ['task-id', 'task-url', 'directory', 'files', 'missing'] as const

interface LogsDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly files: LogFiles
}

/** Pauses before each pass: a log can be stored a moment after its job's end (contract §7.3). */
const PASSES_MS = [0, 1_000, 2_000, 4_000]
const INDEX = 'index.json'

/**
 * Writes the stored log of every job, or of those that are meant, to a file each, and an index of them. Nothing is held in
 * memory. Jobs that have not ended have no stored log, or still that of an earlier attempt, and count as missing.
 */
export async function collectLogs(inputs: LogsInputs, deps: LogsDeps): Promise<Verdict> {
  const { runner } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const task = await firstLook(ref, deps)
  const url = await announceTask(task, inputs.url, runner)
  const collected = await collect(wantedJobs(task, inputs), inputs, deps)
  await writeIndex(task, collected, deps)

  const files = collected.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const missing = collected.filter(({ problem }) => problem !== '')
  runner.setOutput('directory', inputs.directory)
  runner.setOutput('files', jsonLines([...files, INDEX]))
  runner.setOutput('missing', jsonLines(missing.map(({ job }) => job.name)))
  for (const { job, problem } of missing) await runner.print(`  ${jobName(job)}: ${oneLine(problem)}\n`)

  const sentence = `${files.length} of ${collected.length} logs of ${taskName(task)} are in ${oneLine(inputs.directory, 300)}.`
  const verdict =
    missing.length > 0 && inputs.ifMissing === 'error'
      ? failed(sentence, '`if-missing: warn` lets the step pass. The log above says why each is missing.')
      : passed(sentence)
  if (missing.length > 0 && inputs.ifMissing === 'warn')
    runner.annotate('warning', { title: 'Zadig logs', message: missingSentence(missing) })
  return conclude({ verdict, url, body: collectedLogTable(collected) }, inputs.summary, runner)
}

/** The jobs that are meant and have run; jobs of one name share one log (contract §5.3). */
function wantedJobs(task: Task, { jobs: patterns }: LogsInputs): readonly Job[] {
  const isMeant = jobFilter(patterns)
  const meant = jobsOf(task).filter(isMeant)
  if (meant.length === 0)
    throw new ActionError(`No job of ${taskName(task)} is called ${oneLine(patterns.join(', '), 200)}`, {
      advice: `Its jobs are ${jobsOf(task)
        .slice(0, 20)
        .map((job) => jobName(job, 60))
        .join(', ')}.`,
    })
  const ran = meant.filter(({ status, type }) => !['idle', 'skipped'].includes(phaseOf(status)) && type !== 'approval')
  return [...new Map(ran.map((job) => [job.name, job])).values()]
}

async function collect(jobs: readonly Job[], inputs: LogsInputs, deps: LogsDeps): Promise<readonly CollectedLog[]> {
  const nameOf = createFileNamer()
  const names = new Map(jobs.map((job) => [job.name, nameOf(job.name, 1)]))
  const done = new Map<string, CollectedLog>()
  for (const pause of PASSES_MS) {
    const left = jobs.filter(({ name }) => (done.get(name)?.problem ?? 'unread') !== '')
    const readable = left.filter(({ status }) => hasEnded(status))
    for (const job of left) done.set(job.name, { job, file: undefined, bytes: 0, problem: whyNot(job, inputs) })
    if (readable.length === 0) break
    await deps.clock.sleep(pause, deps.signal)
    for (const job of readable) done.set(job.name, await store(job, names.get(job.name) ?? job.name, inputs, deps))
  }
  return [...done.values()]
}

/** One look at a job's stored log, which goes to its file as it comes. */
async function store(job: Job, name: string, inputs: LogsInputs, deps: LogsDeps): Promise<CollectedLog> {
  const { zadig, files, signal } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId, jobName: job.name, jobType: job.type }
  let file: LogFile | undefined
  let bytes = 0
  try {
    for await (const chunk of zadig.getFullLog(ref, { signal })) {
      if (chunk.length === 0) continue
      file ??= await files.create(name)
      await file.write(chunk)
      bytes += chunk.length
    }
    return { job, file: file && name, bytes, problem: file === undefined ? whyNot(job, inputs) : '' }
  } catch (thrown) {
    signal.throwIfAborted()
    return { job, file: file && name, bytes, problem: errorMessage(thrown) }
  } finally {
    await file?.close()
  }
}

function whyNot({ status }: Job, inputs: LogsInputs): string {
  if (!hasEnded(status)) return `The job has not ended (${status}), and its log is stored at its end.`
  return isStoredLogLost(inputs) ? `${STORED_LOG_LOST}.` : 'Zadig has no log of this job.'
}

async function writeIndex(task: Task, collected: readonly CollectedLog[], { files }: LogsDeps): Promise<void> {
  try {
    const file = await files.create(INDEX)
    await file.write(new TextEncoder().encode(`${JSON.stringify(logIndex(task, collected), undefined, 2)}\n`))
    await file.close()
  } catch (thrown) {
    throw new ActionError(`The logs cannot be written: ${errorMessage(thrown)}`, {
      cause: thrown,
      advice: 'Choose another `directory`, in the workspace.',
    })
  }
}

function missingSentence(missing: readonly CollectedLog[]): string {
  const names = missing.map(({ job }) => jobName(job, 60))
  return `${missing.length === 1 ? 'A log is' : `${missing.length} logs are`} missing: ${listed(names, 10)}.`
}
