import { Button } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { Action } from "./action";
import { type Me, post, type Review, type ReviewLine } from "./api";
import { isSessionOver, usePages } from "./ask";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";
import { StepForm } from "./StepForm";
import { done } from "./Told";
import { UnitName } from "./UnitName";

const revoke = (line: ReviewLine): Action => ({
  path: `lines/${line.rightId}/decision`,
  label: "review.revoke",
  danger: true,
  fields: [],
  body: () => ({ decision: "REVOKED" }),
});

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

/** What is still to be confirmed or revoked; what was decided is in the API. */
export function MailboxReviews({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const [answer, again, walk] = usePages<Review>("/api/v1/mailbox-reviews?open=true&limit=50", onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  const open = answer.state === "here" ? answer.value.items : [];
  return (
    <>
      {open.map((review) => (
        <OpenReview
          key={review.id}
          review={review}
          decides={me.roles.includes(review.unit ? "unit-head" : "operator-lead")}
          onSessionEnd={onSessionEnd}
        />
      ))}
      <Pager walk={walk} of={t("review")} />
    </>
  );
}

interface ReviewProps {
  review: Review;
  decides: boolean;
  onSessionEnd: () => void;
}

function OpenReview({ review, decides, onSessionEnd }: ReviewProps) {
  const { t } = useLanguage();
  const moment = useMoment();
  const base = `/api/v1/mailbox-reviews/${review.id}/`;
  const [answer, again, walk] = usePages<ReviewLine>(`${base}lines?open=true&limit=50`, onSessionEnd);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const open = answer.state === "here" ? answer.value.items : [];

  const confirm = (line: ReviewLine) => {
    setSending(true);
    setError(undefined);
    post<unknown>(`${base}lines/${line.rightId}/decision`, { decision: "CONFIRMED" })
      .then(() => done(t("review.confirm")))
      .catch((failure: unknown) => (isSessionOver(failure) ? onSessionEnd() : setError(failure)))
      .finally(() => setSending(false));
  };

  return (
    <>
      <h2 id={`review-${review.id}`}>
        {t("review")}: {review.unit ? <UnitName code={review.unit} /> : t("rights.all")}
      </h2>
      <p className={review.overdue ? "late" : "fine"}>
        {t("review.due", { at: moment(review.dueAt), open: review.open })}
      </p>
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {error !== undefined && <Trouble title="step.failed" error={error} />}
      {open.length > 0 && (
        <Table aria-labelledby={`review-${review.id}`} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("report.mailbox")}</Th>
              <Th>{t("access.who")}</Th>
              <Th>{t("access.why")}</Th>
              <Th>{t("review.decision")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {open.map((line) => (
              <Tr key={line.rightId}>
                <Td dataLabel={t("report.mailbox")} className="address">
                  {line.mailbox ?? t("rights.all")}
                </Td>
                <Td dataLabel={t("access.who")}>{line.holderName}</Td>
                <Td dataLabel={t("access.why")}>{line.reason}</Td>
                <Td dataLabel={t("review.decision")}>
                  {decides ? (
                    <div className="doors">
                      <Button size="sm" isDisabled={sending} onClick={() => confirm(line)}>
                        {t("review.confirm")}
                      </Button>
                      {line.mailbox && <StepForm base={base} step={revoke(line)} onSessionEnd={onSessionEnd} />}
                    </div>
                  ) : (
                    t("spill.notYet")
                  )}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={t("review")} />
    </>
  );
}
