import { Bullseye, Spinner } from "@patternfly/react-core";
import { type ComponentType, useCallback, useEffect, useState } from "react";
import { get, type Me, ProblemError } from "./api";
import type { Key } from "./i18n";
import { Home } from "./Home";
import { MailboxRights } from "./MailboxRights";
import { MyMailboxAccess } from "./MyMailboxAccess";
import { ReportSpill } from "./ReportSpill";
import { REQUEST, RequestPage } from "./RequestPage";
import { Shell } from "./Shell";
import { SPILL, SpillCase } from "./SpillCase";
import { Spills } from "./Spills";
import { SetPassword } from "./SetPassword";
import { NotFound, Trouble, Welcome } from "./pages";
import { useLanguage } from "./language";

type Session = { state: "loading" } | { state: "out"; ended?: boolean } | { state: "in"; me: Me } | { state: "failed"; error: unknown };

const TITLES: Record<string, Key> = {
  "/set-password": "password.title",
  "/spills": "spills",
  "/spills/report": "report",
  "/mailbox-access": "access",
  "/mailbox-rights": "rights",
};

export function App() {
  const path = window.location.pathname;
  const { t } = useLanguage();
  const title = SPILL.test(path) ? "spill" : REQUEST.test(path) ? "request" : TITLES[path];
  useEffect(() => {
    document.title = title ? `${t(title)} – ${t("product")}` : t("product");
  }, [t, title]);
  const inside = path === "/" ? Home : insideOf(path);
  if (inside) {
    return <Portal inside={inside} />;
  }
  switch (path) {
    case "/set-password":
      return (
        <Shell>
          <SetPassword />
        </Shell>
      );
    case "/sign-in-failed":
      return (
        <Shell>
          <Welcome notice="signInFailed" />
        </Shell>
      );
    default:
      return (
        <Shell>
          <NotFound />
        </Shell>
      );
  }
}

type Inside = ComponentType<{ me: Me; onSessionEnd: () => void }>;

/** Pages for those who are signed in. */
function insideOf(path: string): Inside | undefined {
  switch (path) {
    case "/spills":
      return Spills;
    case "/spills/report":
      return ReportSpill;
    case "/mailbox-access":
      return MyMailboxAccess;
    case "/mailbox-rights":
      return MailboxRights;
    default:
      return SPILL.test(path) ? SpillCase : REQUEST.test(path) ? RequestPage : undefined;
  }
}

function Portal({ inside: Inside }: { inside: Inside }) {
  const { t } = useLanguage();
  const [session, setSession] = useState<Session>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  const signOut = useCallback(() => setSession({ state: "out", ended: true }), []);

  useEffect(() => {
    const leaving = new AbortController();
    get<Me>("/api/v1/me", leaving.signal)
      .then((me) => setSession({ state: "in", me }))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) {
          return;
        }
        const signedOut = error instanceof ProblemError && error.problem.status === 401;
        setSession(signedOut ? { state: "out" } : { state: "failed", error });
      });
    return () => leaving.abort();
  }, [attempt]);

  const signedOut = new URLSearchParams(window.location.search).has("signed-out");
  switch (session.state) {
    case "loading":
      return (
        <Shell>
          <Bullseye className="waiting">
            <Spinner aria-label={t("loading")} />
          </Bullseye>
        </Shell>
      );
    case "out":
      return (
        <Shell>
          <Welcome notice={session.ended ? "sessionEnded" : signedOut ? "signedOut" : undefined} />
        </Shell>
      );
    case "failed":
      return (
        <Shell>
          <Trouble error={session.error} again={() => setAttempt(attempt + 1)} />
        </Shell>
      );
    case "in":
      return (
        <Shell me={session.me}>
          <Inside me={session.me} onSessionEnd={signOut} />
        </Shell>
      );
  }
}
