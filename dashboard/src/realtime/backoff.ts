const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Time to wait before attempt `failures` + 1: doubles up to 30 s, of which `jitter` (0 to 1) moves the half. */
export function backoffMs(failures: number, jitter: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * jitter);
}
