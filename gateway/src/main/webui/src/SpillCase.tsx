import { Label, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { Me, Spill } from "./api";
import { useAnswer } from "./ask";
import { Containment } from "./Containment";
import { Doubts } from "./Doubts";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { LeakRadius } from "./LeakRadius";
import { Trouble } from "./pages";
import { Parts } from "./Parts";
import { Places } from "./Places";
import { Reported } from "./Reported";
import { ResultSets } from "./ResultSets";
import { Searches } from "./Searches";
import { STEPS } from "./spillSteps";
import { NewVersion } from "./StepForm";
import { Steps } from "./Steps";
import { UnitName } from "./UnitName";

export const SPILL = /^\/spills\/([0-9a-f-]{36})$/;

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

export function SpillCase({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const id = SPILL.exec(window.location.pathname)?.[1];
  const [answer, again] = useAnswer<Spill>(`/api/v1/spills/${id}`, onSessionEnd);
  const [made, setMade] = useState(0);
  if (answer.state === "loading") {
    return <Spinner aria-label={t("loading")} />;
  }
  if (answer.state === "failed") {
    return (
      <section className="page">
        <h1>{t("spill")}</h1>
        <Trouble error={answer.error} again={again} />
      </section>
    );
  }
  const spill = { ...answer.value, version: Math.max(answer.value.version, made) };
  const steps = STEPS.filter((step) => step.open(spill, me));
  return (
    <NewVersion value={setMade}>
      <section className="page">
        <h1>
          {t("spill")} {spill.code} <Label>{label(t, "spillState", spill.state)}</Label>{" "}
          {spill.exercise && <Label color="orange">{t("exercise")}</Label>}
        </h1>
        <p>
          {label(t, "level", spill.level)}, <UnitName code={spill.unit} />, {t("spill.reported")} {moment(spill.reportedAt)}
        </p>
        {spill.note && <p className="fine">{spill.note}</p>}

        <h2 id="duties">{t("spill.duties")}</h2>
        <Table aria-labelledby="duties" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("spill.duty")}</Th>
              <Th>{t("spill.due")}</Th>
              <Th>{t("spill.done")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {spill.duties.map((duty) => (
              <Tr key={duty.kind}>
                <Td dataLabel={t("spill.duty")}>{label(t, "task", duty.kind)}</Td>
                <Td dataLabel={t("spill.due")} className={duty.late ? "late" : undefined}>
                  {moment(duty.dueAt)} <span className="fine">({duty.legalBasis})</span>
                </Td>
                <Td dataLabel={t("spill.done")}>
                  {duty.doneAt
                    ? [moment(duty.doneAt), duty.told, duty.channel && label(t, "channel", duty.channel), duty.letterNumber]
                        .filter(Boolean)
                        .join(", ")
                    : t(duty.late ? "spill.late" : "spill.notYet")}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>

        <Steps steps={steps} base={`/api/v1/spills/${spill.id}/`} version={spill.version} onSessionEnd={onSessionEnd} />

        {spill.people && (
          <>
            <h2>{t("spill.people")}</h2>
            <ul>
              {spill.people.map((person) => (
                <li key={person.part + person.name + person.until}>
                  {label(t, "part", person.part)}: {person.name}
                  {person.until && ` (${moment(person.until)})`}
                </li>
              ))}
            </ul>
            <Reported spill={spill} onSessionEnd={onSessionEnd} />
            <Searches spill={spill} onSessionEnd={onSessionEnd} />
            <Containment spill={spill} onSessionEnd={onSessionEnd} />
            <Parts spill={spill} me={me} onSessionEnd={onSessionEnd} />
            <Doubts spill={spill} me={me} onSessionEnd={onSessionEnd} />
            <ResultSets spill={spill} me={me} onSessionEnd={onSessionEnd} />
            <LeakRadius spill={spill} onSessionEnd={onSessionEnd} />
            <Places spill={spill} onSessionEnd={onSessionEnd} />
          </>
        )}
      </section>
    </NewVersion>
  );
}
