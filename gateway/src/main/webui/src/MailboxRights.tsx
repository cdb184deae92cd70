import { Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Action } from "./action";
import type { MailboxRight, Me } from "./api";
import { usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { MailboxReviews } from "./MailboxReviews";
import { Pager } from "./Pager";
import { Trouble } from "./pages";
import { StepForm } from "./StepForm";

const ASK: Action = {
  path: "",
  label: "right.ask",
  fields: [
    { name: "mailbox", label: "report.mailbox" },
    { name: "holder", label: "step.username" },
    { name: "holderName", label: "step.personName" },
    { name: "reason", label: "step.reason" },
  ],
};
const GRANT: Action = { path: "grant", label: "right.grant", fields: [] };
const REFUSE: Action = { path: "refusal", label: "step.reject", danger: true, fields: [{ name: "reason", label: "step.reason" }] };
const END: Action = { path: "end", label: "right.end", danger: true, fields: [{ name: "reason", label: "step.reason" }] };

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

/** The register of article 16.3: heads and focal points ask, operators grant, heads review. */
export function MailboxRights({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again, walk] = usePages<MailboxRight>("/api/v1/mailbox-rights?limit=20", onSessionEnd);
  const asks = me.roles.includes("unit-head") || me.roles.includes("focal-point");
  const operates = me.roles.includes("operator") || me.roles.includes("operator-lead");
  const actions = (right: MailboxRight) => {
    if (!right.mailbox) return [];
    if (right.state === "ASKED") return operates ? [GRANT, REFUSE] : [];
    return right.state === "IN_FORCE" && (asks || operates) ? [END] : [];
  };

  return (
    <section className="page">
      <h1>{t("rights")}</h1>
      <MailboxReviews me={me} onSessionEnd={onSessionEnd} />
      {asks && (
        <div className="doors">
          <StepForm base="/api/v1/mailbox-rights" step={ASK} onSessionEnd={onSessionEnd} />
        </div>
      )}
      <h2 id="register">{t("rights.register")}</h2>
      {answer.state === "loading" && <Spinner aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && (
        <Table aria-labelledby="register" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("report.mailbox")}</Th>
              <Th>{t("access.who")}</Th>
              <Th>{t("access.why")}</Th>
              <Th>{t("request.state")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map((right) => (
              <Tr key={right.id}>
                <Td dataLabel={t("report.mailbox")} className="address">
                  {right.mailbox ?? t("rights.all")}
                </Td>
                <Td dataLabel={t("access.who")}>
                  <div>{right.holderName}</div>
                  <div className="fine">{right.holder}</div>
                </Td>
                <Td dataLabel={t("access.why")}>
                  {right.reason} <span className="fine">({right.legalBasis})</span>
                </Td>
                <Td dataLabel={t("request.state")}>
                  {label(t, "rightState", right.state)}
                  {right.until && <span className="fine"> {t("access.until", { at: moment(right.until) })}</span>}
                  <div className="doors">
                    {actions(right).map((action) => (
                      <StepForm
                        key={action.path}
                        base={`/api/v1/mailbox-rights/${right.id}/`}
                        version={right.version}
                        step={action}
                       
                        onSessionEnd={onSessionEnd}
                      />
                    ))}
                  </div>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={t("rights.register")} />
    </section>
  );
}
