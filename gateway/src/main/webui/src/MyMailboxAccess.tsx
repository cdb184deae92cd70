import { Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { MailboxAccess } from "./api";
import { useWalk } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";

export function MyMailboxAccess({ onSessionEnd }: { onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again, walk] = useWalk<MailboxAccess>(
    "/api/v1/my-mailbox-access?limit=50",
    onSessionEnd,
    (access) => access.entries.next,
  );
  return (
    <section className="page">
      <h1>{t("access")}</h1>
      {answer.state === "loading" && <Spinner aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && (
        <>
          <p className="address">{answer.value.mailbox}</p>
          <h2 id="rights">{t("access.rights")}</h2>
          <Table aria-labelledby="rights" variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("access.who")}</Th>
                <Th>{t("access.why")}</Th>
                <Th>{t("request.state")}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {answer.value.rights.map((right) => (
                <Tr key={right.id}>
                  <Td dataLabel={t("access.who")}>{right.holderName}</Td>
                  <Td dataLabel={t("access.why")}>
                    {right.reason} <span className="fine">({right.legalBasis})</span>
                  </Td>
                  <Td dataLabel={t("request.state")}>
                    {label(t, "rightState", right.state)}
                    {right.until && <span className="fine"> {t("access.until", { at: moment(right.until) })}</span>}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          <h2 id="entries">{t("access.entries")}</h2>
          {answer.value.entries.items.length === 0 ? (
            <p>{t("access.none")}</p>
          ) : (
            <Table aria-labelledby="entries" variant="compact" gridBreakPoint="grid-md">
              <Thead>
                <Tr>
                  <Th>{t("access.when")}</Th>
                  <Th>{t("access.who")}</Th>
                  <Th>{t("access.why")}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {answer.value.entries.items.map((entry) => (
                  <Tr key={entry.id}>
                    <Td dataLabel={t("access.when")}>{moment(entry.to)}</Td>
                    <Td dataLabel={t("access.who")}>{entry.by}</Td>
                    <Td dataLabel={t("access.why")}>
                      {entry.reason} <span className="fine">({entry.legalBasis})</span>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )}
          <Pager walk={walk} of={t("access.entries")} />
        </>
      )}
    </section>
  );
}
