import { Label, Spinner } from "@patternfly/react-core";
import type { LeakRadius as Radius, Page, Spill } from "./api";
import { oneRuns, useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";

const PAPERS = ["leak-report", "leak-annex", "sender-notice", "authority-report", "destruction-record", "destruction-annex"];

const FORMATS = ["docx", "pdf"];

/** How far the document got as it was computed last, and the papers that say so. */
export function LeakRadius({ spill, onSessionEnd }: { spill: Spill; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again] = useAnswer<Page<Radius>>(`/api/v1/spills/${spill.id}/leak-radius?limit=1`, onSessionEnd, oneRuns);
  const last = answer.state === "here" ? answer.value.items[0] : undefined;
  const figures = last?.figures;
  return (
    <>
      <h2>
        {t("radius")} {last && <Label>{label(t, "radiusState", last.state)}</Label>}
      </h2>
      {answer.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && !last && <p>{t("radius.none")}</p>}
      {last?.problem && <p>{last.problem}</p>}
      {figures && last.computedAt && (
        <>
          <p>
            {t("radius.figures", {
              inside: figures.inside,
              opened: figures.opened,
              outside: figures.outside,
              forwards: figures.forwardsInside + figures.forwardsOutside,
              minutes: figures.minutes ?? "–",
            })}{" "}
            <span className="fine">{moment(last.computedAt)}</span>
          </p>
          <ul>
            {(last.unknowns ?? []).map((unknown) => (
              <li key={unknown.kind}>{unknown.sentence}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        {t("papers")}:{" "}
        {PAPERS.filter((paper) => figures || !paper.startsWith("leak-")).map((paper, i) => (
          <span key={paper}>
            {i > 0 && ", "}
            {label(t, "paper", paper)} (
            {FORMATS.map((format, n) => (
              <span key={format}>
                {n > 0 && ", "}
                <a
                  href={`/api/v1/spills/${spill.id}/papers/${paper}?format=${format}`}
                  aria-label={`${label(t, "paper", paper)}, ${format}`}
                >
                  {format}
                </a>
              </span>
            ))}
            )
          </span>
        ))}
      </p>
    </>
  );
}
