import { useEffect, useState } from "react";
import { get, ProblemError } from "./api";

export type Answer<T> =
  | { state: "loading" }
  | { state: "here"; value: T }
  | { state: "failed"; error: unknown };

/** Asks once for each path; no path, no question. */
export function useAnswer<T>(path: string | undefined, onSessionEnd: () => void): [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!path) {
      return;
    }
    const leaving = new AbortController();
    setAnswer({ state: "loading" });
    get<T>(path, leaving.signal)
      .then((value) => setAnswer({ state: "here", value }))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) {
          return;
        }
        if (isSessionOver(error)) {
          onSessionEnd();
        } else {
          setAnswer({ state: "failed", error });
        }
      });
    return () => leaving.abort();
  }, [path, attempt, onSessionEnd]);
  return [answer, () => setAttempt(attempt + 1)];
}

export function isSessionOver(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401 && !isLoginTooOld(error);
}

/** The session goes on, but what is asked for wants the password shown just now. */
export function isLoginTooOld(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.type.endsWith("/login-too-old");
}
