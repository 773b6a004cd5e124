import type { Phase } from '../task/status.ts'

/** One sign a phase for plain text: log lines and diagrams. Together with the word, so that nobody depends on colour. */
export const TEXT_ICONS: Readonly<Record<Phase, string>> = {
  idle: '·',
  queued: '◌',
  active: '▸',
  human: '⏸',
  passed: '✓',
  skipped: '○',
  failed: '✗',
  rejected: '✗',
  timeout: '✗',
  cancelled: '■',
}

/** One sign a phase for pages that show emoji. */
export const EMOJI: Readonly<Record<Phase, string>> = {
  idle: '⚪',
  queued: '🕓',
  active: '🔵',
  human: '✋',
  passed: '🟢',
  skipped: '⚪',
  failed: '🔴',
  rejected: '🔴',
  timeout: '🔴',
  cancelled: '⚫',
}
