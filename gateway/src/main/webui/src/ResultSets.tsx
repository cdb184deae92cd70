import { ExpandableSection, Label, Spinner } from "@patternfly/react-core";
import { useState } from "react";
import type { Destruction as Done, Me, Page, ResultSet, Spill } from "./api";
import { runs, useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";
import { SetLines } from "./SetLines";
import { stepsOf } from "./spillSteps";
import { StepForm } from "./StepForm";

const UNDER_WAY = ["DESTROYING", "DESTROYED"];

interface Props {
  spill: Spill;
  me: Me;
  onSessionEnd: () => void;
}

/** What was frozen to be destroyed, and who decided on it. */
export function ResultSets({ spill, me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again] = useAnswer<Page<ResultSet>>(`/api/v1/spills/${spill.id}/result-sets?limit=200`, onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading") {
    return <Spinner size="md" aria-label={t("loading")} />;
  }
  if (answer.value.items.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t("sets")}</h2>
      {answer.value.items.map((set) => (
        <article key={set.number} className="set">
          <h3>
            {t("set", { n: set.number, copies: set.copies })} <Label>{label(t, "setState", set.state)}</Label>
          </h3>
          <p className="fine">
            {t("set.frozenBy", { name: set.frozenBy })}
            {set.decidedBy && `; ${t("set.decidedBy", { name: set.decidedBy })}`}
            {set.validUntil && `; ${t("access.until", { at: moment(set.validUntil) })}`}
          </p>
          {UNDER_WAY.includes(set.state) && <Destruction spill={spill} set={set} onSessionEnd={onSessionEnd} />}
          <p className="digest">SHA-256 {set.digest}</p>
          <Lines spill={spill} set={set} onSessionEnd={onSessionEnd} />
          <div className="doors">
            {stepsOf(set)
              .filter((step) => step.open(spill, me))
              .map((step) => (
                <StepForm
                  key={step.path}
                  base={`/api/v1/spills/${spill.id}/`}
                  version={spill.version}
                  step={step}
                  onSessionEnd={onSessionEnd}
                />
              ))}
          </div>
        </article>
      ))}
    </>
  );
}

/** Open while it is to be decided on. */
function Lines({ spill, set, onSessionEnd }: { spill: Spill; set: ResultSet; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(set.state === "FROZEN");
  return (
    <ExpandableSection
      toggleText={t("set.lines", { n: set.number })}
      isExpanded={open}
      onToggle={(_, expanded) => setOpen(expanded)}
    >
      {open && <SetLines spill={spill} set={set} onSessionEnd={onSessionEnd} />}
    </ExpandableSection>
  );
}

function Destruction({ spill, set, onSessionEnd }: { spill: Spill; set: ResultSet; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [answer, again] = useAnswer<Done>(
    `/api/v1/spills/${spill.id}/result-sets/${set.number}/destruction`,
    onSessionEnd,
    runs,
  );
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading") {
    return <Spinner size="md" aria-label={t("loading")} />;
  }
  const { state, destroyed, copies, problem, advice } = answer.value;
  return (
    <>
      <p>
        <Label>{label(t, "jobState", state)}</Label> {t("set.destroyed", { n: destroyed, of: copies })}
      </p>
      {problem && <p className="late">{problem}</p>}
      {advice && <p>{advice}</p>}
    </>
  );
}
