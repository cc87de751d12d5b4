/** A refusal by the API (RFC 9457). `code` is stable and meant for programs, `message` for people. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
  }
}

/** Nobody answered: no network, or the connection broke before the answer came. */
export class UnreachableError extends Error {
  constructor() {
    super('Deskstream cannot be reached.');
    this.name = 'UnreachableError';
  }
}

/** Whether the same call may succeed later without anybody changing it. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ProblemError)
    return error.status >= 500 || error.status === 429 || error.status === 408;
  return error instanceof UnreachableError;
}

export function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await jsonOf(response);
  const code = textOf(body, 'code') ?? `http_${response.status}`;
  const message =
    textOf(body, 'detail') ?? textOf(body, 'title') ?? `The server answered with status ${response.status}.`;
  return new ProblemError(response.status, code, message);
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function textOf(body: unknown, member: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value = (body as Record<string, unknown>)[member];
  return typeof value === 'string' && value !== '' ? value : null;
}
