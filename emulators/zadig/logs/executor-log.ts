import type { GitStep } from '../code/checkout.ts'
import type { LineSource, ScriptLine } from './source.ts'
import { lineSource, stamp } from './source.ts'

/** A line as the executor writes it: unchanged, as one of its own messages, or as a command and its output. */
type Kind = 'plain' | 'message' | 'output'

/**
 * The whole log of a job in a pod: the executor's frame, the tools, the git step, then the script's lines. Times are
 * milliseconds after the job began to run; the git step's lines are there at once.
 *
 * @param duration of the job, milliseconds
 */
export function executorLog(lines: readonly ScriptLine[], git: GitStep, duration: number): LineSource {
  const script = lineSource({ lines: git.failed ? [] : lines }, duration)
  const before: (readonly [Kind, string])[] = [
    ['plain', '====================== job-executor Start ======================'],
    ['message', 'Installing tools.'],
    ['message', 'Install tools ended. Duration: 0.00 seconds.'],
    ['message', 'Start git clone.'],
    ...git.lines.map((line) => ['output', line] as const),
    ['message', 'Git clone ended. Duration: 0.42 seconds.'],
    ...(git.failed ? [] : [['message', 'Executing user script.'] as const]),
  ]
  const after: (readonly [Kind, string])[] = git.failed
    ? [
        ['message', 'exit status 128'],
        ['plain', 'Failed to run: exit status 128.'],
        ['output', 'Job Status: failed'],
      ]
    : [
        ['message', 'Script Execution ended. Duration: 1.00 seconds.'],
        ['output', 'Job Status: success'],
      ]
  const end: (readonly [Kind, string])[] = [
    ['message', 'Job result ConfigMap is updated successfully'],
    ['plain', '====================== job-executor End. Duration: 1.42 seconds ======================'],
  ]
  const own = [...before, ...after, ...end]
  const place = (index: number): number => (index < before.length ? index : index - script.count)
  const isScript = (index: number): boolean => index >= before.length && index < before.length + script.count
  const last = Number.isFinite(duration) ? duration : 0
  const dueAt = (index: number): number => {
    if (isScript(index)) return script.dueAt(index - before.length)
    return index < before.length ? 0 : Math.max(last, script.dueAt(script.count - 1))
  }
  return {
    count: own.length + script.count,
    dueAt,
    line: (index, startedAt) => {
      const [kind, text] = isScript(index)
        ? (['output', script.line(index - before.length, startedAt)] as const)
        : (own[place(index)] ?? (['plain', ''] as const))
      if (kind === 'plain') return text
      const time = stamp(startedAt + dueAt(index))
      return kind === 'message' ? `${time.trimEnd()}\t${text}` : `${time}${text}`
    },
  }
}
