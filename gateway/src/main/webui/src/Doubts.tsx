import type { DoubtfulCopy, Me, Page, Spill } from "./api";
import { useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";
import { decideOn } from "./spillSteps";
import { StepForm } from "./StepForm";

interface Props {
  spill: Spill;
  me: Me;
  onSessionEnd: () => void;
}

/** Messages with the Message-ID of the case and other content: somebody says what they are. */
export function Doubts({ spill, me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again] = useAnswer<Page<DoubtfulCopy>>(
    `/api/v1/spills/${spill.id}/copies?state=DOUBTFUL&limit=200`,
    onSessionEnd,
  );
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading" || answer.value.items.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t("doubt.title")}</h2>
      <p className="late">{t("doubt.hint")}</p>
      <ul>
        {answer.value.items.map((copy) => {
          const step = decideOn(copy.id);
          return (
            <li key={copy.id}>
              {label(t, "placeKind", copy.kind)}: {copy.place}, {copy.bytes} B
              {copy.receivedAt && <span className="fine"> {moment(copy.receivedAt)}</span>}
              {step.open(spill, me) && (
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
