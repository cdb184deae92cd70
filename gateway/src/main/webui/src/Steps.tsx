import type { Action } from "./action";
import { useLanguage } from "./language";
import { StepForm } from "./StepForm";

interface Props {
  steps: Action[];
  /** What their paths are behind. */
  base: string;
  version: number;
  onSessionEnd: () => void;
}

/** What the person can do next. */
export function Steps({ steps, base, version, onSessionEnd }: Props) {
  const { t } = useLanguage();
  if (steps.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t("spill.steps")}</h2>
      <div className="doors">
        {steps.map((step) => (
          <StepForm
            key={step.label + step.fields.length}
            base={base}
            version={version}
            step={step}
            onSessionEnd={onSessionEnd}
          />
        ))}
      </div>
    </>
  );
}
