import type { Action } from "./action";
import type { Spill } from "./api";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { has } from "./spillSteps";
import { StepForm } from "./StepForm";

const accept = (reference: string): Action => ({ path: `${reference}/acceptance`, label: "step.acceptReference", fields: [] });

/** The messages by which the document is looked for, and what was concluded in the end. */
export function Reported({ spill, onSessionEnd }: { spill: Spill; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const moment = useMoment();
  const { references, assessment, remedies } = spill;
  return (
    <>
      <h2>{t("references")}</h2>
      {references?.length ? (
        <ul>
          {references.map((it) => (
            <li key={it.id}>
              {it.mailbox && it.receivedAt
                ? t("reference.seen", { mailbox: it.mailbox, at: moment(it.receivedAt) })
                : t("reference.byId")}{" "}
              <span className="fine">{t("reference.by", { name: it.addedBy, at: moment(it.addedAt) })}</span>
              {!it.acceptedAt && <span className="late"> {t("reference.waits")}</span>}
              {!it.acceptedAt && has(spill, "HEAD", "LEAD", "EXECUTOR") && (
                <StepForm
                  base={`/api/v1/spills/${spill.id}/references/`}
                  version={spill.version}
                  step={accept(it.id)}
                  onSessionEnd={onSessionEnd}
                />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="late">{t("references.none")}</p>
      )}
      {assessment && (
        <>
          <h2>{t("assessment")}</h2>
          <p>
            {label(t, "degree", assessment.degree)}; {label(t, "cause", assessment.cause)}
            {assessment.conclusion && `; ${t("step.conclusion")}: ${assessment.conclusion}`}
          </p>
        </>
      )}
      {remedies && (
        <>
          <h2>{t("step.remedies")}</h2>
          <p>{remedies}</p>
        </>
      )}
    </>
  );
}
