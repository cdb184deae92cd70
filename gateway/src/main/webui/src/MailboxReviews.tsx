import { Button } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { type Me, type Page, post, type Review, type ReviewLine } from "./api";
import { isSessionOver, useAnswer } from "./ask";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";
import { done } from "./Told";
import { UnitName } from "./UnitName";

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

/** What is still to be confirmed or revoked; what was decided is in the API. */
export function MailboxReviews({ me, onSessionEnd }: Props) {
  const [answer, again] = useAnswer<Page<Review>>("/api/v1/mailbox-reviews?limit=20", onSessionEnd);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  const open = answer.state === "here" ? answer.value.items.filter((review) => review.open > 0) : [];
  return open.map((review) => (
    <OpenReview
      key={review.id}
      review={review}
      decides={me.roles.includes(review.unit ? "unit-head" : "operator-lead")}
      onSessionEnd={onSessionEnd}
    />
  ));
}

interface ReviewProps {
  review: Review;
  decides: boolean;
  onSessionEnd: () => void;
}

function OpenReview({ review, decides, onSessionEnd }: ReviewProps) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer] = useAnswer<Page<ReviewLine>>(`/api/v1/mailbox-reviews/${review.id}/lines?limit=200`, onSessionEnd);
  const [error, setError] = useState<unknown>();
  const open =
    answer.state === "here" ? answer.value.items.filter((line) => !line.decision && line.state === "IN_FORCE") : [];

  const decide = (line: ReviewLine, decision: string) => {
    setError(undefined);
    post<unknown>(`/api/v1/mailbox-reviews/${review.id}/lines/${line.rightId}/decision`, { decision })
      .then(() => done(t("review.decision")))
      .catch((failure: unknown) => (isSessionOver(failure) ? onSessionEnd() : setError(failure)));
  };

  return (
    <>
      <h2 id={`review-${review.id}`}>
        {t("review")}: {review.unit ? <UnitName code={review.unit} /> : t("rights.all")}
      </h2>
      <p className={review.overdue ? "late" : "fine"}>
        {t("review.due", { at: moment(review.dueAt), open: review.open })}
      </p>
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
                      <Button size="sm" onClick={() => decide(line, "CONFIRMED")}>
                        {t("review.confirm")}
                      </Button>
                      {line.mailbox && (
                        <Button size="sm" variant="secondary" isDanger onClick={() => decide(line, "REVOKED")}>
                          {t("review.revoke")}
                        </Button>
                      )}
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
    </>
  );
}
