import { ActionError, errorMessage } from '../errors.ts'
import { createFileNamer } from '../logs/file-names.ts'
import { isStoredLogLost, STORED_LOG_LOST } from '../logs/stored-log.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { LogFile, LogFiles } from '../ports/runner.ts'
import { type CollectedLog, collectedLogTable, logIndex } from '../report/tables.ts'
import { jobName, listed } from '../report/labels.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { jobFilter } from '../task/job-patterns.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { type Job, jobsOf, type Task } from '../task/task.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { pollUntil } from '../task-control/poll-until.ts'
import { readAndAnnounce } from '../task-control/read-task.ts'

/** What the user asks `logs` to do. */
export interface LogsInputs extends ConnectionInputs {
  readonly workflowKey: string
  readonly taskId: number
  /** Patterns of job names; none for all jobs. */
  readonly jobs: readonly string[]
  /** Absolute path. */
  readonly directory: string
  /** How a log that Zadig doesn't have is reported. */
  readonly ifMissing: 'warn' | 'error' | 'ignore'
  readonly summary: boolean
}

interface LogsDeps extends Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'> {
  readonly logFiles: LogFiles
}

/** Pauses before each pass: a log can be stored a moment after its job's end (contract §7.3). */
const PASSES_MS = [0, 1_000, 2_000, 4_000]
const INDEX = 'index.json'

/**
 * Writes the stored log of every job, or of the chosen ones, to a file each, and an index of them. No log is held in
 * memory. Jobs that have not ended have no stored log, or still that of an earlier attempt, and count as missing.
 */
export async function collectLogs(inputs: LogsInputs, deps: LogsDeps): Promise<Verdict> {
  const { runner } = deps
  const { task, url } = await readAndAnnounce(inputs, deps)
  const collected = await collect(wantedJobs(task, inputs), inputs, deps)
  await writeIndex(task, collected, deps)

  const files = collected.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const missing = collected.filter(({ problem }) => problem !== '')
  runner.setOutput('directory', inputs.directory)
  runner.setOutput('files', jsonLines([...files, INDEX]))
  runner.setOutput('missing', jsonLines(missing.map(({ job }) => job.name)))
  for (const { job, problem } of missing) await runner.print(`  ${jobName(job)}: ${sanitizeLine(problem)}\n`)

  const sentence = `${files.length} of ${collected.length} logs of ${taskName(task)} are in ${sanitizeLine(inputs.directory, 300)}.`
  const verdict =
    missing.length > 0 && inputs.ifMissing === 'error'
      ? failed(sentence, '`if-missing: warn` lets the step pass. The log above says why each is missing.')
      : passed(sentence)
  if (missing.length > 0 && inputs.ifMissing === 'warn')
    runner.annotate('warning', { title: 'Zadig logs', message: missingSentence(missing) })
  return conclude({ verdict, url, body: collectedLogTable(collected) }, inputs.summary, runner)
}

/** The chosen jobs that have run; jobs of one name share one log (contract §5.3). */
function wantedJobs(task: Task, { jobs: patterns }: LogsInputs): readonly Job[] {
  const isMeant = jobFilter(patterns)
  const jobs = jobsOf(task)
  const meant = jobs.filter(isMeant)
  if (meant.length === 0) {
    const names = jobs.slice(0, 20).map((job) => jobName(job, 60))
    throw new ActionError(`No job of ${taskName(task)} is called ${sanitizeLine(patterns.join(', '), 200)}`, {
      advice: `Its jobs are ${names.join(', ')}.`,
    })
  }
  const ran = meant.filter(({ status, type }) => !['idle', 'skipped'].includes(phaseOf(status)) && type !== 'approval')
  return [...new Map(ran.map((job) => [job.name, job])).values()]
}

async function collect(jobs: readonly Job[], inputs: LogsInputs, deps: LogsDeps): Promise<readonly CollectedLog[]> {
  const nameOf = createFileNamer()
  const names = new Map(jobs.map((job) => [job.name, nameOf(job.name, 1)]))
  const done = new Map<string, CollectedLog>()
  for (const job of jobs) done.set(job.name, { job, file: undefined, bytes: 0, problem: whyNot(job, inputs) })
  async function areStored(): Promise<true | undefined> {
    const left = jobs.filter(({ name, status }) => hasEnded(status) && done.get(name)?.problem !== '')
    for (const job of left) done.set(job.name, await store(job, names.get(job.name) ?? job.name, inputs, deps))
    return left.every(({ name }) => done.get(name)?.problem === '') || undefined
  }
  await pollUntil(areStored, PASSES_MS, deps)
  return [...done.values()]
}

/** Reads a job's stored log once, and writes it to its file as it comes. */
async function store(job: Job, name: string, inputs: LogsInputs, deps: LogsDeps): Promise<CollectedLog> {
  const { zadig, logFiles, signal } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId, jobName: job.name, jobType: job.type }
  let file: LogFile | undefined
  let bytes = 0
  try {
    for await (const chunk of zadig.getFullLog(ref, { signal })) {
      if (chunk.length === 0) continue
      file ??= await logFiles.create(name)
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

async function writeIndex(task: Task, collected: readonly CollectedLog[], { logFiles }: LogsDeps): Promise<void> {
  try {
    const file = await logFiles.create(INDEX)
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
