import { Label, Spinner } from "@patternfly/react-core";
import type { Containment as Taken, Spill } from "./api";
import { runs, useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Trouble } from "./pages";

/** What was ordered about the copies, and how many of each kind are in which state. */
export function Containment({ spill, onSessionEnd }: { spill: Spill; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [answer, again] = useAnswer<Taken>(`/api/v1/spills/${spill.id}/containment`, onSessionEnd, runs);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading") {
    return <Spinner size="md" aria-label={t("loading")} />;
  }
  if (!answer.value.aim) {
    return null;
  }
  const { aim, state, problem, copies, guarded, straight } = answer.value;
  return (
    <>
      <h2>
        {label(t, "aim", aim)} {state && <Label>{label(t, "jobState", state)}</Label>}
      </h2>
      {straight && <p className="late">{t("containment.straight")}</p>}
      {problem && <p className="late">{problem}</p>}
      <ul>
        {copies.map((count) => (
          <li key={count.kind + count.state}>
            {label(t, "placeKind", count.kind)}: {count.copies} {label(t, "copyState", count.state)}
          </li>
        ))}
      </ul>
      <p className="fine">{t("containment.guarded", { n: guarded })}</p>
    </>
  );
}
