import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's space for young objects at the size that it begins with. A log that streams through leaves nothing but garbage,
 * for which V8 would let that space grow to over a hundred megabytes; small, it costs no time and stays in the processor's
 * cache (measured: bench/README.md). To be called once, before there is work; V8 takes the flag at any time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
