import { Alert, Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import { ProblemError } from "./api";
import type { Key } from "./i18n";
import { useLanguage } from "./language";

export function Welcome({ notice }: { notice?: Key }) {
  const { t } = useLanguage();
  return (
    <section className="welcome">
      {notice && (
        <Alert
          isInline
          variant={notice === "signInFailed" ? "danger" : "info"}
          title={t(notice)}
          className="notice"
        />
      )}
      <h1>{t("welcomeTitle")}</h1>
      <p className="lead">{t("welcomeBody")}</p>
      <Button component="a" href={`/login?to=${backTo()}`} size="lg" variant="primary">
        {t("signIn")}
      </Button>
      <p className="fine">{t("welcomeNote")}</p>
    </section>
  );
}

export function NotFound() {
  const { t } = useLanguage();
  return (
    <section className="narrow">
      <EmptyState titleText={t("notFound.title")} headingLevel="h1">
        <EmptyStateBody>{t("notFound.body")}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button component="a" href="/">
              {t("home")}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </section>
  );
}

interface TroubleProps {
  error: unknown;
  /** What did not work; by default that the page could not read something. */
  title?: Key;
  again?: () => void;
}

export function Trouble({ error, title = "failed", again }: TroubleProps) {
  const { t } = useLanguage();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <Alert
      isInline
      variant="danger"
      title={t(title)}
      className="trouble"
      actionLinks={
        again && (
          <Button variant="link" isInline onClick={again}>
            {t("tryAgain")}
          </Button>
        )
      }
    >
      <p>{problem ? (problem.detail ?? t("refused", { status: problem.status })) : t("unreachable")}</p>
      {problem?.errors?.map((one) => <p key={one.pointer + one.detail}>{one.detail}</p>)}
      {problem?.requestId && <p className="fine">{t("requestNumber", { id: problem.requestId })}</p>}
    </Alert>
  );
}

/** Where a person wanted to go when they were not signed in. */
function backTo() {
  const path = window.location.pathname;
  return path === "/sign-in-failed" ? "/" : path;
}
