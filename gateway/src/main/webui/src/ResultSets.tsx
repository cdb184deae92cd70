import { Label } from "@patternfly/react-core";
import type { Destruction as Done, Me, Page, ResultSet, Spill } from "./api";
import { useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";
import { stepsOf } from "./spillSteps";
import { StepForm } from "./StepForm";

const UNDER_WAY = ["DESTROYING", "DESTROYED"];

interface Props {
  spill: Spill;
  me: Me;
  onDone: () => void;
  onSessionEnd: () => void;
}

/** What was frozen to be destroyed, and who decided on it. */
export function ResultSets({ spill, me, onDone, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again] = useAnswer<Page<ResultSet>>(`/api/v1/spills/${spill.id}/result-sets?limit=200`, onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading" || answer.value.items.length === 0) {
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
          <div className="doors">
            {stepsOf(set)
              .filter((step) => step.open(spill, me))
              .map((step) => (
                <StepForm
                  key={step.path + spill.version}
                  base={`/api/v1/spills/${spill.id}/`}
                  version={spill.version}
                  step={step}
                  onDone={onDone}
                  onSessionEnd={onSessionEnd}
                />
              ))}
          </div>
        </article>
      ))}
    </>
  );
}

function Destruction({ spill, set, onSessionEnd }: { spill: Spill; set: ResultSet; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [answer, again] = useAnswer<Done>(
    `/api/v1/spills/${spill.id}/result-sets/${set.number}/destruction`,
    onSessionEnd,
  );
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading") {
    return null;
  }
  const { destroyed, copies, problem, advice } = answer.value;
  return (
    <>
      <p>{t("set.destroyed", { n: destroyed, of: copies })}</p>
      {problem && <p className="late">{problem}</p>}
      {advice && <p>{advice}</p>}
    </>
  );
}
