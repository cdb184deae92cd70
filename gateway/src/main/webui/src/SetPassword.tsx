import {
  ActionGroup,
  Alert,
  Button,
  EmptyState,
  EmptyStateBody,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { CheckCircleIcon, EyeIcon, EyeSlashIcon } from "@patternfly/react-icons";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { get, type PasswordRules, post, type Problem, ProblemError } from "./api";
import type { Key } from "./i18n";
import { useLanguage } from "./language";
import { checks } from "./password";

/** Read once, then out of the address bar, so that neither history nor a glance keeps it. */
const token = takeToken();

const LINK_ENDED = ["/problems/link-used", "/problems/link-replaced", "/problems/link-expired", "/problems/link-unknown"];

type Outcome = { state: "asking" } | { state: "sending" } | { state: "done" } | { state: "refused"; problem?: Problem };

export function SetPassword() {
  const { t } = useLanguage();
  const [rules, setRules] = useState<PasswordRules>();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [shown, setShown] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ state: "asking" });
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const leaving = new AbortController();
    get<PasswordRules>("/api/v1/password-rules", leaving.signal)
      .then(setRules)
      .catch(() => undefined);
    return () => leaving.abort();
  }, []);

  useEffect(() => {
    if (outcome.state === "done" || outcome.state === "refused") {
      heading.current?.focus();
    }
  }, [outcome]);

  if (!token) {
    return <Ended title="password.noLink" body={t("password.noLinkBody")} />;
  }
  if (outcome.state === "done") {
    return <Ended title="password.doneTitle" body={t("password.doneBody")} good />;
  }
  if (outcome.state === "refused" && outcome.problem && LINK_ENDED.includes(outcome.problem.type)) {
    return (
      <Ended
        title="password.usedTitle"
        body={`${outcome.problem.detail ?? ""} ${t("password.askAgain")}`}
      />
    );
  }

  const shownChecks = rules ? checks(rules, password) : [];
  const differs = repeated !== "" && repeated !== password;
  const ready =
    password !== "" && repeated === password && shownChecks.every((check) => check.met !== false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || outcome.state === "sending") {
      return;
    }
    setOutcome({ state: "sending" });
    post<void>("/api/v1/password-links/redemptions", { token, newPassword: password })
      .then(() => {
        setPassword("");
        setRepeated("");
        setOutcome({ state: "done" });
      })
      .catch((error: unknown) =>
        setOutcome({ state: "refused", problem: error instanceof ProblemError ? error.problem : undefined }),
      );
  };

  return (
    <section className="narrow card">
      <h1 ref={heading} tabIndex={-1}>
        {t("password.title")}
      </h1>
      <p className="lead">{t("password.intro")}</p>
      {outcome.state === "refused" && (
        <Alert isInline variant="danger" title={t("password.refusedTitle")} className="notice">
          <p>{outcome.problem?.detail ?? t("unreachable")}</p>
          {outcome.problem?.errors?.map((error) => <p key={error.detail}>{error.detail}</p>)}
        </Alert>
      )}
      <Form onSubmit={submit}>
        <FormGroup label={t("password.new")} fieldId="password" isRequired>
          <InputGroup>
            <InputGroupItem isFill>
              <TextInput
                id="password"
                type={shown ? "text" : "password"}
                autoComplete="new-password"
                autoFocus
                isRequired
                value={password}
                aria-describedby="rules"
                onChange={(_, value) => setPassword(value)}
              />
            </InputGroupItem>
            <InputGroupItem>
              <Button
                variant="control"
                aria-label={t(shown ? "password.hide" : "password.show")}
                aria-pressed={shown}
                icon={shown ? <EyeSlashIcon /> : <EyeIcon />}
                onClick={() => setShown(!shown)}
              />
            </InputGroupItem>
          </InputGroup>
          <FormHelperText>
            <div id="rules">
              {rules ? (
                <>
                  <p className="fine">{t("password.rules")}</p>
                  <HelperText component="ul" aria-live="polite" isLiveRegion>
                    {shownChecks.map((check) => (
                      <HelperTextItem
                        key={check.rule}
                        component="li"
                        variant={check.met === undefined || password === "" ? "indeterminate" : check.met ? "success" : "error"}
                        screenReaderText={
                          check.met === undefined
                            ? t("password.byServer")
                            : t(check.met ? "password.met" : "password.unmet")
                        }
                      >
                        {t(`password.${check.rule}` as Key, { n: check.n })}
                        <span className="basis"> ({check.basis})</span>
                      </HelperTextItem>
                    ))}
                  </HelperText>
                </>
              ) : (
                <p className="fine">{t("password.rulesUnknown")}</p>
              )}
            </div>
          </FormHelperText>
        </FormGroup>
        <FormGroup label={t("password.repeat")} fieldId="repeated" isRequired>
          <TextInput
            id="repeated"
            type={shown ? "text" : "password"}
            autoComplete="new-password"
            isRequired
            value={repeated}
            validated={differs ? "error" : "default"}
            aria-describedby="same"
            onChange={(_, value) => setRepeated(value)}
          />
          <FormHelperText>
            <HelperText id="same" aria-live="polite">
              {differs && <HelperTextItem variant="error">{t("password.same")}</HelperTextItem>}
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <ActionGroup>
          <Button type="submit" isDisabled={!ready} isLoading={outcome.state === "sending"}>
            {t("password.submit")}
          </Button>
        </ActionGroup>
      </Form>
    </section>
  );
}

function Ended({ title, body, good }: { title: Key; body: string; good?: boolean }) {
  const { t } = useLanguage();
  return (
    <section className="narrow card" role="status">
      <EmptyState
        headingLevel="h1"
        titleText={t(title)}
        {...(good ? { icon: CheckCircleIcon, status: "success" as const } : {})}
      >
        <EmptyStateBody>{body}</EmptyStateBody>
      </EmptyState>
    </section>
  );
}

function takeToken(): string {
  if (window.location.pathname !== "/set-password") {
    return "";
  }
  const taken = window.location.hash.slice(1);
  if (taken) {
    window.history.replaceState(null, "", window.location.pathname);
  }
  return taken;
}
