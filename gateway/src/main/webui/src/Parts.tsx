import type { Me, PartOfCase, Spill } from "./api";
import { useAnswer } from "./ask";
import { useLanguage } from "./language";
import { Trouble } from "./pages";
import { excludePart } from "./spillSteps";
import { StepForm } from "./StepForm";

interface Props {
  spill: Spill;
  me: Me;
  onSessionEnd: () => void;
}

/** The parts by which copies are found; told apart by their length, for nothing of them is kept. */
export function Parts({ spill, me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const [answer, again] = useAnswer<PartOfCase[]>(`/api/v1/spills/${spill.id}/parts`, onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading" || answer.value.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t("parts")}</h2>
      <p className="fine">{t("parts.hint")}</p>
      <ul>
        {answer.value.map((part) => {
          const step = excludePart(part.id);
          return (
            <li key={part.id}>
              {part.bytes} B{!part.lookedFor && <span className="fine"> {t("part.tooShort")}</span>}
              {part.lookedFor && step.open(spill, me) && (
                <StepForm
                  base={`/api/v1/spills/${spill.id}/`}
                  version={spill.version}
                  step={step}
                  onSessionEnd={onSessionEnd}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
