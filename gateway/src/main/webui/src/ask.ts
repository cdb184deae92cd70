import { useCallback, useEffect, useRef, useState } from "react";
import { get, type Page, ProblemError } from "./api";

const ASK_AGAIN_MS = 4_000;

export type Answer<T> =
  | { state: "loading" }
  | { state: "here"; value: T }
  | { state: "failed"; error: unknown };

const asking = new Set<() => void>();

/** What was done may show in any answer on the page, so each is asked for again. */
export function askAllAgain() {
  asking.forEach((again) => again());
}

/**
 * Asks once for each path; no path, no question. What is here stays on the page while it is asked
 * for again, which is done every few seconds while something in it runs.
 */
export function useAnswer<T>(
  path: string | undefined,
  onSessionEnd: () => void,
  runs?: (value: T) => boolean,
): [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  const shown = useRef<string>(undefined);
  const ran = useRef(false);
  const again = useCallback(() => setAttempt((n) => n + 1), []);

  useEffect(() => {
    asking.add(again);
    return () => {
      asking.delete(again);
    };
  }, [again]);

  useEffect(() => {
    if (!path) {
      return;
    }
    const leaving = new AbortController();
    let pause: ReturnType<typeof setTimeout> | undefined;
    if (shown.current !== path) {
      setAnswer({ state: "loading" });
    }
    get<T>(path, leaving.signal)
      .then((value) => {
        shown.current = path;
        setAnswer({ state: "here", value });
        const running = runs?.(value) ?? false;
        if (running) {
          pause = setTimeout(again, ASK_AGAIN_MS);
        } else if (ran.current) {
          askAllAgain();
        }
        ran.current = running;
      })
      .catch((error: unknown) => {
        if (leaving.signal.aborted) {
          return;
        }
        if (isSessionOver(error)) {
          onSessionEnd();
        } else {
          shown.current = undefined;
          setAnswer({ state: "failed", error });
        }
      });
    return () => {
      leaving.abort();
      clearTimeout(pause);
    };
  }, [path, attempt, again, runs, onSessionEnd]);
  return [answer, again];
}

const UNFINISHED = ["WAITING", "RUNNING"];

/** Whether a job has still to do. */
export function runs(job: { state?: string | null }): boolean {
  return UNFINISHED.includes(job.state ?? "");
}

/** Whether one of a list of jobs has. */
export function oneRuns(jobs: Page<{ state?: string | null }>): boolean {
  return jobs.items.some(runs);
}

/** Where in a list a person is, and the ways from there. */
export interface Walk {
  page: number;
  back?: () => void;
  on?: () => void;
}

/** A list by cursor. */
export function usePages<T>(path: string | undefined, onSessionEnd: () => void) {
  return useWalk<Page<T>>(path, onSessionEnd, nextOfPage);
}

const nextOfPage = (page: { next?: string | null }) => page.next;

/**
 * An answer that has a list by cursor in it: back is the trail of cursors walked so far, since the
 * server only knows forward.
 */
export function useWalk<T>(
  path: string | undefined,
  onSessionEnd: () => void,
  nextOf: (answer: T) => string | null | undefined,
): [Answer<T>, () => void, Walk] {
  const [walked, setWalked] = useState<{ path?: string; cursors: string[] }>({ cursors: [] });
  const cursors = walked.path === path ? walked.cursors : [];
  const after = cursors.at(-1);
  const asked = path && after ? `${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(after)}` : path;
  const [answer, again] = useAnswer<T>(asked, onSessionEnd);
  const next = answer.state === "here" ? nextOf(answer.value) : undefined;
  return [
    answer,
    again,
    {
      page: cursors.length + 1,
      back: cursors.length > 0 ? () => setWalked({ path, cursors: cursors.slice(0, -1) }) : undefined,
      on: next ? () => setWalked({ path, cursors: [...cursors, next] }) : undefined,
    },
  ];
}

export function isSessionOver(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401 && !isLoginTooOld(error);
}

/** The session goes on, but what is asked for wants the password shown just now. */
export function isLoginTooOld(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.type.endsWith("/login-too-old");
}
