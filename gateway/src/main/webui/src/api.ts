/** What a service answers when it refuses (RFC 9457). */
export interface Problem {
  type: string;
  status: number;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: { pointer: string; detail: string }[];
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Me {
  username: string;
  name: string;
  roles: string[];
  unitCodes: string[];
}

export interface Unit {
  code: string;
  name: string;
}

export interface MailRequest {
  id: string;
  code: string;
  type: string;
  state: string;
  unit: string;
  letterNumber?: string | null;
  createdAt: string;
  sla?: { dueAt?: string | null; overdue: boolean; legalBasis: string } | null;
  lineCount: number;
}

export interface Mailbox {
  id: string;
  kind: string;
  address: string;
  unitCode: string;
  state: string;
  quotaBytes: number;
  displayName: string;
  position?: string | null;
  deletionDue?: string | null;
}

interface Rule<T> {
  value: T;
  legalBasis: string;
}

export interface PasswordRules {
  minLength: Rule<number>;
  minClasses: Rule<number>;
  notFromNameOrBirthDate: Rule<boolean>;
  history: Rule<number>;
}

// The header is the proof that the request is ours: no other site can add it to our cookies.
const OURS = { "X-Congvu-Csrf": "1", Accept: "application/json, application/problem+json" };

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return send<T>(path, { signal });
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return send<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, {
    ...init,
    headers: { ...OURS, ...init.headers },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  if (!response.ok) {
    throw new ProblemError(await problemOf(response));
  }
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: "about:blank", status: response.status };
  }
}
