/** What went wrong with a request, told apart by a stable code. */

/** A problem body (RFC 9457) with the members this product adds. */
interface ProblemBody {
  detail: string
  code: string
  request_id: string
  complaints: { line: number | null; message: string }[] | null
  retry_after: number | null
}

/** No answer came back at all: the network is down or the server is. */
export const OFFLINE = 'offline'

/** Thrown by every call to the server that did not succeed; screens choose their words by `code`. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly complaints: NonNullable<ProblemBody['complaints']> = [],
    readonly requestId: string | null = null,
    /** Seconds after which the same request may be sent again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message)
    this.name = 'ApiProblem'
  }

  /** True when trying the same request again later may succeed. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Read a problem body; one that a proxy wrote becomes `internal` with its status. */
export function problemFrom(body: unknown, status: number): ApiProblem {
  const problem = typeof body === 'object' && body !== null ? (body as Partial<ProblemBody>) : {}
  return new ApiProblem(
    problem.code ?? 'internal',
    status,
    problem.detail ?? '',
    problem.complaints ?? [],
    problem.request_id ?? null,
    problem.retry_after ?? null,
  )
}

/** Give any thrown value as an `ApiProblem`; what is none is a fault of ours. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem('internal', 500, String(thrown))
}
