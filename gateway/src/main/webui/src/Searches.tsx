import { Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Page, Search, Spill } from "./api";
import { oneRuns, useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";

/** The newest searches of a case and how far they are. */
export function Searches({ spill, onSessionEnd }: { spill: Spill; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again] = useAnswer<Page<Search>>(`/api/v1/spills/${spill.id}/searches?limit=5`, onSessionEnd, oneRuns);
  if (answer.state === "failed") {
    return <Trouble error={answer.error} again={again} />;
  }
  if (answer.state === "loading") {
    return <Spinner size="md" aria-label={t("loading")} />;
  }
  if (answer.value.items.length === 0) {
    return null;
  }
  return (
    <>
      <h2 id="searches">{t("searches")}</h2>
      <Table aria-labelledby="searches" variant="compact" gridBreakPoint="grid-md">
        <Thead>
          <Tr>
            <Th>{t("search.kind")}</Th>
            <Th>{t("request.state")}</Th>
            <Th>{t("search.places")}</Th>
            <Th>{t("search.copies")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {answer.value.items.map((search) => (
            <Tr key={search.id}>
              <Td dataLabel={t("search.kind")}>
                {label(t, "searchKind", search.kind)} <span className="fine">{moment(search.orderedAt)}</span>
              </Td>
              <Td dataLabel={t("request.state")}>
                {label(t, "jobState", search.state)}
                {search.problem && <div className="late fine">{search.problem}</div>}
              </Td>
              <Td dataLabel={t("search.places")}>
                {search.lookedAt}/{search.places}
                {search.unreadable > 0 && (
                  <div className="late fine">{t("search.unreadable", { n: search.unreadable })}</div>
                )}
              </Td>
              <Td dataLabel={t("search.copies")}>{search.copies}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}
