import type { Containment as Taken, Spill } from "./api";
import { useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Trouble } from "./pages";

/** What was ordered about the copies, and how many of each kind are in which state. */
export function Containment({ spill, onSessionEnd }: { spill: Spill; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const [answer, again] = useAnswer<Taken>(`/api/v1/spills/${spill.id}/containment`, onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading" || !answer.value.aim) {
    return null;
  }
  const { aim, problem, copies, guarded } = answer.value;
  return (
    <>
      <h2>{label(t, "aim", aim)}</h2>
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
