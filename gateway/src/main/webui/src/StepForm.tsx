import { Button, Form, FormGroup, FormSelect, FormSelectOption, TextInput } from "@patternfly/react-core";
import { createContext, type FormEvent, useContext, useEffect, useRef, useState } from "react";
import type { Action } from "./action";
import { type MessageReference, step as take } from "./api";
import { isLoginTooOld, isSessionOver } from "./ask";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Trouble } from "./pages";
import { PickMessage } from "./PickMessage";
import { done } from "./Told";

/** Is told the version that a step has made of what the page shows: the next one is against that. */
export const NewVersion = createContext<(version: number) => void>(() => undefined);

interface Props {
  step: Action;
  /** What the step's path is behind. */
  base: string;
  /** Of what the person sees; absent where the server asks for none. */
  version?: number;
  onSessionEnd: () => void;
}

/** A step against the version that the person sees: whoever was faster is not overruled. */
export function StepForm({ step, base, version, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const onVersion = useContext(NewVersion);
  const [shown, setShown] = useState(false);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(step.fields.map((field) => [field.name, field.options?.codes[0] ?? ""])),
  );
  const [message, setMessage] = useState<MessageReference>();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (shown) {
      heading.current?.focus();
    }
  }, [shown]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    setSending(true);
    setError(undefined);
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
    take(
      step.method ?? "POST",
      base + step.path,
      step.picksMessage ? { ...said, message } : step.body ? step.body(said) : said,
      version,
    )
      .then((made) => {
        if (made !== undefined) {
          onVersion(made);
        }
        setShown(false);
        setSending(false);
        done(t(step.label));
      })
      .catch((failure: unknown) => {
        setSending(false);
        if (isSessionOver(failure)) {
          onSessionEnd();
        } else {
          setError(failure);
        }
      });
  };
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  const id = (name: string) => `${(base + step.path).replaceAll("/", "-")}-${name}`;

  if (!shown) {
    return (
      <Button variant={step.danger ? "secondary" : "primary"} isDanger={step.danger} onClick={() => setShown(true)}>
        {t(step.label)}
      </Button>
    );
  }
  return (
    <Form onSubmit={send} className="step card" aria-label={t(step.label)}>
      <h3 ref={heading} tabIndex={-1}>
        {t(step.label)}
      </h3>
      {step.picksMessage && <PickMessage picked={message} onPick={setMessage} onSessionEnd={onSessionEnd} />}
      {step.fields.map((field) => (
        <FormGroup key={field.name} label={t(field.label)} fieldId={id(field.name)} isRequired={!field.optional}>
          {field.options ? (
            <FormSelect id={id(field.name)} value={values[field.name]} onChange={(_, value) => set(field.name, value)}>
              {field.options.codes.map((code) => (
                <FormSelectOption key={code} value={code} label={label(t, field.options?.prefix ?? "", code)} />
              ))}
            </FormSelect>
          ) : (
            <TextInput
              id={id(field.name)}
              value={values[field.name]}
              isRequired={!field.optional}
              onChange={(_, value) => set(field.name, value)}
            />
          )}
        </FormGroup>
      ))}
      {error !== undefined && <Trouble title="step.failed" error={error} />}
      {isLoginTooOld(error) && (
        <Button component="a" href={`/login/again?to=${window.location.pathname}`} variant="secondary">
          {t("step.signInAgain")}
        </Button>
      )}
      <div className="doors">
        <Button
          type="submit"
          variant={step.danger ? "danger" : "primary"}
          isLoading={sending}
          isDisabled={sending || (step.picksMessage && !message)}
        >
          {t("step.do")}
        </Button>
        <Button variant="link" onClick={() => setShown(false)}>
          {t("step.cancel")}
        </Button>
      </div>
    </Form>
  );
}
