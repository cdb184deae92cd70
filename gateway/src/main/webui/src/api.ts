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

export interface RequestDetail extends MailRequest {
  reason?: string | null;
  version: number;
  steps: { step: string; by: string; at: string; note?: string | null; legalBasis?: string | null }[];
}

export interface RequestLine {
  id: string;
  state: string;
  line: {
    fullName?: string | null;
    position?: string | null;
    mailboxAddress?: string | null;
    wantedAddress?: string | null;
  };
  reservedAddress?: string | null;
  outcome?: string | null;
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

export interface SpillLine {
  id: string;
  code: string;
  state: string;
  unit: string;
  reportedAt: string;
  exercise: boolean;
}

export interface Waiting {
  spillId: string;
  code: string;
  task: string;
  dueAt?: string | null;
  late: boolean;
  exercise: boolean;
}

export interface Duty {
  kind: string;
  dueAt: string;
  legalBasis: string;
  late: boolean;
  doneAt?: string | null;
  told?: string | null;
  channel?: string | null;
  letterNumber?: string | null;
}

export interface Reference {
  id: string;
  mailbox?: string | null;
  receivedAt?: string | null;
  addedBy: string;
  addedAt: string;
  /** Absent while somebody has to accept it. */
  acceptedAt?: string | null;
}

export interface Spill extends SpillLine {
  level: string;
  note?: string | null;
  myParts: string[];
  duties: Duty[];
  people?: { part: string; name: string; until?: string | null }[] | null;
  references?: Reference[] | null;
  assessment?: { degree: string; cause: string; conclusion?: string | null } | null;
  remedies?: string | null;
  version: number;
}

export interface LeakRadius {
  number: number;
  state: string;
  problem?: string | null;
  computedAt?: string | null;
  figures?: {
    inside: number;
    opened: number;
    outside: number;
    forwardsInside: number;
    forwardsOutside: number;
    minutes?: number | null;
  } | null;
  unknowns?: { kind: string; sentence: string }[] | null;
}

export interface ResultSet {
  number: number;
  state: string;
  digest: string;
  copies: number;
  frozenBy: string;
  decidedBy?: string | null;
  validUntil?: string | null;
}

/** One copy of a set: a line of its export, which is JSON by itself. */
export interface SetLine {
  position: number;
  text: string;
}

export interface Search {
  id: string;
  kind: string;
  state: string;
  orderedAt: string;
  problem?: string | null;
  places: number;
  lookedAt: number;
  unreadable: number;
  copies: number;
}

export interface Containment {
  aim?: string | null;
  state?: string | null;
  guarded: number;
  straight: boolean;
  problem?: string | null;
  copies: { kind: string; state: string; copies: number }[];
}

export interface Destruction {
  state: string;
  copies: number;
  destroyed: number;
  problem?: string | null;
  advice?: string | null;
}

export interface Place {
  id: string;
  kind: string;
  place: string;
  state: string;
  proof?: string | null;
  changedAt: string;
}

/** A message with a Message-ID of the case and other content. */
export interface DoubtfulCopy {
  id: string;
  kind: string;
  place: string;
  bytes: number;
  receivedAt?: string | null;
}

/** A part of a message of the case, by which copies are found if it is long enough. */
export interface PartOfCase {
  id: string;
  bytes: number;
  lookedFor: boolean;
}

export interface OwnMailbox {
  address: string;
  own: boolean;
}

export interface OwnFolder {
  folder: string;
  name: string;
  messages: number;
}

export interface OwnMessage {
  folder: string;
  uidValidity: number;
  uid: number;
  receivedAt: string;
  sender: string;
  size: number;
}

/** Where the server finds a picked message; no mailbox means the caller's own. */
export interface MessageReference {
  mailbox?: string;
  folder: string;
  uidValidity: number;
  uid: number;
}

export interface MailboxRight {
  id: string;
  mailbox?: string | null;
  holder: string;
  holderName: string;
  state: string;
  reason: string;
  legalBasis: string;
  until?: string | null;
  version: number;
}

export interface Review {
  id: string;
  unit?: string | null;
  onDay: string;
  dueAt: string;
  lines: number;
  open: number;
  overdue: boolean;
}

export interface ReviewLine {
  rightId: string;
  mailbox?: string | null;
  holderName: string;
  reason: string;
}

export interface MailboxEntry {
  id: string;
  by: string;
  reason: string;
  legalBasis: string;
  from: string;
  to: string;
}

export interface MailboxAccess {
  mailbox: string;
  rights: MailboxRight[];
  entries: Page<MailboxEntry>;
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

export function post<T>(path: string, body: unknown, more: Record<string, string> = {}): Promise<T> {
  return send<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...more },
    body: JSON.stringify(body),
  });
}

/** A step; the answer is the version that what it was made against has by it, where it is told. */
export async function step(
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  version: number | undefined,
): Promise<number | undefined> {
  const response = await call(path, {
    method,
    headers: {
      "Content-Type": "application/json",
      ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  return versionOf(response.headers.get("ETag"));
}

/** A proxy that compresses weakens a tag; the version in it is the same. */
export function versionOf(etag: string | null): number | undefined {
  const version = /^(?:W\/)?"(\d+)"$/.exec(etag ?? "")?.[1];
  return version === undefined ? undefined : Number(version);
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await call(path, init);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function call(path: string, init: RequestInit): Promise<Response> {
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
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: "about:blank", status: response.status };
  }
}
