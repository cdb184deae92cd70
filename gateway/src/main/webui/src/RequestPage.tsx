import { Label, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { Me, RequestDetail, RequestLine } from "./api";
import { useAnswer, usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";
import { REQUEST_STEPS } from "./requestSteps";
import { NewVersion } from "./StepForm";
import { Steps } from "./Steps";
import { UnitName } from "./UnitName";

export const REQUEST = /^\/requests\/([0-9a-f-]{36})$/;

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

/** One request: what it asks for, line by line, where it stands, and what the caller can do next. */
export function RequestPage({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const base = `/api/v1/requests/${REQUEST.exec(window.location.pathname)?.[1]}`;
  const [answer, again] = useAnswer<RequestDetail>(`${base}?limit=1`, onSessionEnd);
  const [made, setMade] = useState(0);
  if (answer.state === "loading") {
    return <Spinner aria-label={t("loading")} />;
  }
  if (answer.state === "failed") {
    return (
      <section className="page">
        <h1>{t("request")}</h1>
        <Trouble error={answer.error} again={again} />
      </section>
    );
  }
  const request = answer.value;
  const steps = REQUEST_STEPS.filter((step) => step.open(request, me));
  return (
    <NewVersion value={setMade}>
      <section className="page">
        <h1>
          {t("request")} {request.code} <Label>{label(t, "state", request.state)}</Label>
        </h1>
        <p>
          {label(t, "type", request.type)}, <UnitName code={request.unit} />
          {request.letterNumber && `, ${t("step.letterNumber")}: ${request.letterNumber}`}
        </p>
        {request.reason && <p className="fine">{request.reason}</p>}
        {request.sla && (
          <p className={request.sla.overdue ? "late" : undefined}>
            {t("request.due")}: {request.sla.dueAt ? moment(request.sla.dueAt) : t("request.paused")}{" "}
            <span className="fine">({request.sla.legalBasis})</span>
          </p>
        )}

        <Steps steps={steps} base={`${base}/`} version={Math.max(request.version, made)} onSessionEnd={onSessionEnd} />

        <Lines base={base} onSessionEnd={onSessionEnd} />

        <h2>{t("request.history")}</h2>
        <ul>
          {request.steps.map((step) => (
            <li key={step.at + step.step}>
              {label(t, "requestStep", step.step)}: {step.by}, {moment(step.at)}
              {step.note && <div className="fine">{step.note}</div>}
              {step.legalBasis && <div className="fine">({step.legalBasis})</div>}
            </li>
          ))}
        </ul>
      </section>
    </NewVersion>
  );
}

function Lines({ base, onSessionEnd }: { base: string; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [answer, again, walk] = usePages<RequestLine>(`${base}/lines?limit=50`, onSessionEnd);
  return (
    <>
      <h2 id="lines">{t("request.list")}</h2>
      {answer.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && (
        <Table aria-labelledby="lines" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("mailbox.holder")}</Th>
              <Th>{t("mailbox.address")}</Th>
              <Th>{t("request.state")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map(({ id, line, reservedAddress, state, outcome }) => (
              <Tr key={id}>
                <Td dataLabel={t("mailbox.holder")}>
                  {line.fullName ?? "–"}
                  {line.position && <div className="fine">{line.position}</div>}
                </Td>
                <Td dataLabel={t("mailbox.address")} className="address">
                  {[line.mailboxAddress, reservedAddress ?? line.wantedAddress].filter(Boolean).join(" → ") || "–"}
                </Td>
                <Td dataLabel={t("request.state")}>
                  {label(t, "lineState", state)}
                  {outcome && <div className="fine">{outcome}</div>}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={t("request.list")} />
    </>
  );
}
