import {
  ActionGroup,
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
} from "@patternfly/react-core";
import { type FormEvent, useMemo, useState } from "react";
import { type Me, type MessageReference, post, type Spill } from "./api";
import { isSessionOver } from "./ask";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Trouble } from "./pages";
import { PickMessage } from "./PickMessage";

const LEVELS = ["UNKNOWN", "CONFIDENTIAL", "SECRET", "TOP_SECRET"];
const LONGEST_NOTE = 300;

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

export function ReportSpill({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const [picked, setPicked] = useState<MessageReference>();
  const [level, setLevel] = useState("UNKNOWN");
  const [unit, setUnit] = useState(me.unitCodes[0] ?? "");
  const [note, setNote] = useState("");
  const [pasted, setPasted] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  // One report, however often the button is pressed, until something is changed in it.
  const once = useMemo(() => crypto.randomUUID(), [picked, level, unit, note]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    setSending(true);
    setError(undefined);
    post<Spill>(
      "/api/v1/spills",
      { level, ...(unit ? { unitCode: unit } : {}), ...(note ? { note } : {}), ...(picked ? { message: picked } : {}) },
      { "Idempotency-Key": once },
    )
      .then((spill) => window.location.assign(`/spills/${spill.id}`))
      .catch((failure: unknown) => {
        setSending(false);
        if (isSessionOver(failure)) {
          onSessionEnd();
        } else {
          setError(failure);
        }
      });
  };

  return (
    <section className="page card">
      <h1>{t("report")}</h1>
      <Alert isInline variant="danger" title={t("report.never")} className="notice">
        <p>{t("report.neverWhy")}</p>
      </Alert>
      <Form onSubmit={submit}>
        <PickMessage picked={picked} onPick={setPicked} onSessionEnd={onSessionEnd} />
        <FormGroup label={t("report.level")} fieldId="level">
          <FormSelect id="level" value={level} onChange={(_, value) => setLevel(value)}>
            {LEVELS.map((code) => (
              <FormSelectOption key={code} value={code} label={label(t, "level", code)} />
            ))}
          </FormSelect>
        </FormGroup>
        {me.unitCodes.length > 1 && (
          <FormGroup label={t("report.unit")} fieldId="unit">
            <FormSelect id="unit" value={unit} onChange={(_, value) => setUnit(value)}>
              {me.unitCodes.map((code) => (
                <FormSelectOption key={code} value={code} label={code} />
              ))}
            </FormSelect>
          </FormGroup>
        )}
        <FormGroup label={t("report.note")} fieldId="note">
          <TextArea
            id="note"
            value={note}
            maxLength={LONGEST_NOTE}
            rows={2}
            validated={pasted ? "error" : "default"}
            aria-describedby="note-help"
            onPaste={(event) => {
              event.preventDefault();
              setPasted(true);
            }}
            onDrop={(event) => {
              event.preventDefault();
              setPasted(true);
            }}
            onChange={(_, value) => {
              setNote(value);
              setPasted(false);
            }}
          />
          <FormHelperText>
            <HelperText id="note-help" aria-live="polite">
              <HelperTextItem variant={pasted ? "error" : "default"}>
                {t(pasted ? "report.pasted" : "report.noteHint")}
              </HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
        {error !== undefined && <Trouble title="step.failed" error={error} />}
        {!picked && <p className="fine">{t("report.without")}</p>}
        <ActionGroup>
          <Button type="submit" variant="danger" isLoading={sending} isDisabled={sending}>
            {t("report.submit")}
          </Button>
          <Button component="a" href="/" variant="link">
            {t("home")}
          </Button>
        </ActionGroup>
      </Form>
    </section>
  );
}
